package org.chengming.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Happening.Asked;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which event a draft leads to, and what the law asks for before. Asked when it is drafted and
 * again when it is agreed to: days may have passed between.
 */
@Component
class DraftRules {
  private static final int LONGEST = 20_000;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_WAIT = 90;
  private static final int LONGEST_DELAY = 366;

  private final RequestRepository repository;
  private final RequestClock requestClock;
  private final Outcomes outcomes;
  private final ThirdParties thirdParties;
  private final Organisations organisations;
  private final Clock clock;

  DraftRules(
      RequestRepository repository,
      RequestClock requestClock,
      Outcomes outcomes,
      ThirdParties thirdParties,
      Organisations organisations,
      Clock clock) {
    this.repository = repository;
    this.requestClock = requestClock;
    this.outcomes = outcomes;
    this.thirdParties = thirdParties;
    this.organisations = organisations;
    this.clock = clock;
  }

  /** With a body that is asked by its code, where it was typed by name. */
  Draft settled(Draft draft) {
    return draft.kind() != DraftKind.OPINION
        ? draft
        : organisations
            .bodies()
            .byName(draft.whose())
            .map(body -> draft.of(body.code(), draft.name(), draft.address()))
            .orElse(draft);
  }

  /**
   * @throws Refused naming what stands in the way
   */
  NewEvent event(RequestCase request, Draft draft) {
    Handling.requireText("text", draft.text(), LONGEST);
    return switch (draft.kind()) {
      case CLARIFICATION -> clarification(request, draft);
      case EXTENSION -> extension(request, draft);
      case ANSWER -> answer(request, draft);
      case OPINION -> opinion(request, draft);
      case OVERRIDE -> override(request, draft);
      case REASONS -> reasons(request, draft);
      case DELAY -> delay(request, draft);
      case FEE -> fee(request, draft);
    };
  }

  /** Art. 30: 自收到申请之日起7个工作日内一次性告知申请人作出补正. */
  private NewEvent clarification(RequestCase request, Draft draft) {
    request.state().require(RequestState.AWAITING_CLARIFICATION);
    if (request.last(Act.CLARIFICATION_ASKED).isPresent()) {
      throw Refused.conflict("已经要求过一次补正。要补的应当一次说清，不能再要。", "Clarification is asked once");
    }
    var by = request.clarifyBy();
    if (by != null && today().isAfter(by)) {
      throw Refused.conflict(
          "要求补正最晚在 %s（收到申请起7个工作日），已经过了。请按现有内容答复。".formatted(by),
          "Clarification could be asked until %s".formatted(by));
    }
    return new NewEvent(Act.CLARIFICATION_ASKED, today(), Facts.until(wait(draft)), draft.text());
  }

  /** Art. 33: 应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日. */
  private NewEvent extension(RequestCase request, Draft draft) {
    requireInHand(request, "延期");
    var by = request.due().by();
    if (by == null || today().isAfter(by)) {
      throw Refused.conflict("已经过了答复期限，不能再延。", "Request %s is overdue".formatted(request.number()));
    }
    int left = requestClock.extensionLeft(request.happenings(), today());
    if (draft.days() < 1 || draft.days() > left) {
      throw Refused.because(
          "days",
          left == 0 ? "已经延满，不能再延。" : "可以延 1 到 %d 个工作日。".formatted(left),
          "An extension of %d days, %d are left".formatted(draft.days(), left));
    }
    return new NewEvent(Act.EXTENDED, today(), Facts.days(draft.days()), draft.text());
  }

  /** Arts. 36 to 39: 行政机关根据下列情况分别作出答复. */
  private NewEvent answer(RequestCase request, Draft draft) {
    var outcome =
        outcomes
            .find(draft.outcome(), today())
            .orElseThrow(
                () -> Refused.because("outcome", "请选处理结果。", "No outcome " + draft.outcome()));
    request.state().require(outcome.closes() ? RequestState.CLOSED : RequestState.ANSWERED);
    AnswerRules.check(request, outcome, draft, today());
    var act = outcome.closes() ? Act.CLOSED : Act.ANSWERED;
    return new NewEvent(act, today(), Facts.outcome(outcome.code()), draft.text());
  }

  /** Art. 32: 应当书面征求第三方的意见; Art. 34: 应当征求相关行政机关的意见. */
  private NewEvent opinion(RequestCase request, Draft draft) {
    requireInHand(request, "征求意见");
    if (draft.whose().isEmpty()) {
      requireName(draft.name(), "请写明第三方的姓名或者名称。");
      var whose = thirdParties.next(request.id());
      return new NewEvent(
          Act.OPINION_ASKED, today(), Facts.opinion(Asked.THIRD_PARTY, whose, null), draft.text());
    }
    var body =
        organisations
            .bodies()
            .byCode(draft.whose())
            .orElseThrow(() -> Refused.because("whose", "没有这个机关，请换一个。", "No such body"));
    if (body.id() == request.bodyId() || asked(request, body.code())) {
      throw Refused.because("whose", "这个机关就是承办机关，或者已经征求过意见。", "Body is the asker or was asked");
    }
    return new NewEvent(
        Act.OPINION_ASKED,
        today(),
        Facts.opinion(Asked.OTHER_BODY, body.code(), null),
        draft.text());
  }

  private static boolean asked(RequestCase request, String whose) {
    return request.events().stream()
        .anyMatch(e -> e.act() == Act.OPINION_ASKED && whose.equals(e.facts().whose()));
  }

  /** Art. 32: 认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方. */
  private NewEvent override(RequestCase request, Draft draft) {
    requireInHand(request, "决定公开");
    if (!Opinions.objects(request, draft.whose())) {
      throw Refused.because("whose", "这个第三方没有提出过不同意，用不着另行告知。", "Nobody objects");
    }
    return new NewEvent(Act.OVERRIDDEN, today(), Facts.whose(draft.whose()), draft.text());
  }

  /** Art. 35: 申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由. */
  private NewEvent reasons(RequestCase request, Draft draft) {
    requireInHand(request, "要求说明理由");
    if (request.last(Act.REASONS_ASKED).isPresent()) {
      throw Refused.conflict("已经要求过说明理由。", "Reasons are asked once");
    }
    return new NewEvent(Act.REASONS_ASKED, today(), Facts.until(wait(draft)), draft.text());
  }

  /** Art. 35: 申请理由合理，但是无法在…期限内答复申请人的，可以确定延迟答复的合理期限并告知申请人. */
  private NewEvent delay(RequestCase request, Draft draft) {
    requireInHand(request, "另定答复日期");
    if (request.last(Act.REASONS_GIVEN).isEmpty()) {
      throw Refused.conflict("另定答复日期，先要申请人说明了理由（条例第三十五条）。", "No reasons were given");
    }
    var by = request.due().by();
    var until = requireUntil(draft);
    if (by == null || today().isAfter(by)) {
      throw Refused.conflict(
          "已经过了答复期限，不能再改日期。", "Request %s is overdue".formatted(request.number()));
    }
    Handling.requireDay("on", until, by.plusDays(1), by.plusDays(LONGEST_DELAY));
    return new NewEvent(Act.DELAYED, today(), Facts.until(until), draft.text());
  }

  /** 国办函〔2020〕109号 六: 应当在政府信息公开条例规定的答复期限内…发出收费通知. */
  private NewEvent fee(RequestCase request, Draft draft) {
    request.state().require(RequestState.AWAITING_FEE);
    if (request.last(Act.FEE_NOTICED).isPresent()) {
      throw Refused.conflict("已经发过收费通知。", "A fee is asked for once");
    }
    if (request.due().overdue(today())) {
      throw Refused.conflict("收费通知要在答复期限内发出，期限已经过了。", "Request is overdue");
    }
    var standard = draft.standard();
    if (standard == null) {
      throw Refused.because("standard", "请选按件还是按页。", "No standard");
    }
    if (draft.count() < 1 || draft.count() > FeeStandard.MOST) {
      throw Refused.because("count", "请写明件数或者页数。", "No count");
    }
    int amount = standard.charge(before(request), draft.count());
    if (amount == 0) {
      throw Refused.because("count", "这个数量不收费。", "Nothing is to be paid");
    }
    return new NewEvent(Act.FEE_NOTICED, today(), Facts.amount(amount), draft.text());
  }

  /** How many the same applicant asked this body for in that month before this one. */
  int before(RequestCase request) {
    var received = requestClock.received(request.happenings()).orElse(today());
    return repository.sameRequester(request.id(), YearMonth.from(received), clock.getZone());
  }

  private static void requireInHand(RequestCase request, String what) {
    if (request.state() != RequestState.REGISTERED) {
      throw Refused.conflict(
          "只有在办的申请可以%s，这件现在是“%s”。".formatted(what, request.state().label()),
          "Request %s is %s".formatted(request.number(), request.state()));
    }
  }

  private static void requireName(String name, String sentence) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Refused.because("name", sentence, "No name");
    }
  }

  private LocalDate wait(Draft draft) {
    var until = requireUntil(draft);
    Handling.requireDay("on", until, today().plusDays(1), today().plusDays(LONGEST_WAIT));
    return until;
  }

  private static LocalDate requireUntil(Draft draft) {
    @Nullable LocalDate until = draft.until();
    if (until == null) {
      throw Refused.because("on", "请填写日期，例如 2026-03-09。", "No day");
    }
    return until;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
