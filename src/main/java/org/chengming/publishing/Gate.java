package org.chengming.publishing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Vocabulary;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What must stand before an edition is handed in, and again before it is public; says everything
 * that is wrong at once.
 */
@Component
class Gate {
  private final Catalogue catalogue;
  private final List<Screening> screenings;
  private final Clock clock;

  Gate(Catalogue catalogue, List<Screening> screenings, Clock clock) {
    this.catalogue = catalogue;
    this.screenings = List.copyOf(screenings);
    this.clock = clock;
  }

  /**
   * @throws Refused with every problem
   */
  void forReview(long documentId, EditionFields fields, List<AttachedFile> attachments) {
    var problems = new ArrayList<>(problems(fields, attachments));
    problems.addAll(screened(documentId, fields));
    refuse(problems);
  }

  private List<Problem> screened(long documentId, EditionFields fields) {
    var said = new ArrayList<>(List.of(fields.title(), RichText.text(fields.contentHtml())));
    Stream.of(fields.summary(), fields.documentNumber())
        .filter(Objects::nonNull)
        .forEach(said::add);
    said.addAll(fields.keywords());
    var text = String.join("\n", said);
    return screenings.stream().flatMap(s -> s.problems(documentId, text).stream()).toList();
  }

  /**
   * @throws Refused with every problem; what may not be public does not pass
   */
  void forPublication(long documentId, EditionFields fields, List<AttachedFile> attachments) {
    var problems = new ArrayList<>(problems(fields, attachments));
    problems.addAll(screened(documentId, fields));
    var attribute = fields.disclosure().attribute();
    if (attribute != Attribute.PROACTIVE) {
      problems.add(new Problem("attribute", "公开属性是“%s”，不能发布。".formatted(attribute.label())));
    }
    refuse(problems);
  }

  /** All that is still missing or wrong; empty when it may go on. */
  List<Problem> problems(EditionFields fields, List<AttachedFile> attachments) {
    var problems = new ArrayList<Problem>();
    var today = LocalDate.now(clock);
    if (fields.title().isBlank()) {
      problems.add(new Problem("title", "请填写标题。"));
    } else if (fields.title().length() > 300) {
      problems.add(new Problem("title", "标题最多300字，现在有%d字。".formatted(fields.title().length())));
    }
    if (fields.documentNumber() != null) {
      var reading = DocumentNumber.read(fields.documentNumber());
      if (reading.number() == null) {
        problems.add(new Problem("documentNumber", reading.reason() + "；没有文号就留空。"));
      }
    }
    classes(fields, today, problems);
    days(fields.days(), today, problems);
    if (RichText.text(fields.contentHtml()).isEmpty()
        && !fields.contentHtml().contains("<img")
        && attachments.isEmpty()) {
      problems.add(new Problem("content", "请写正文，或者添加附件。"));
    }
    for (var picture : Pictures.missing(fields.contentHtml(), attachments)) {
      problems.add(
          new Problem("content", "正文里有一张图片（%s…）不在附件里，请重新插入。".formatted(picture.substring(0, 8))));
    }
    return problems;
  }

  private void classes(EditionFields fields, LocalDate today, List<Problem> problems) {
    var classes = fields.classes();
    needed(problems, "genre", "体裁", classes.genre(), catalogue.genres(), today);
    needed(problems, "theme", "主题", classes.theme(), catalogue.themes(), today);
    var reason = fields.disclosure().reason();
    if (fields.disclosure().attribute() != Attribute.PROACTIVE) {
      if (reason == null) {
        problems.add(new Problem("reason", "公开属性不是“主动公开”的，请写明理由（国办发〔2016〕80号）。"));
      }
    } else if (classes.duty() == null && reason == null) {
      problems.add(new Problem("duty", "请选择条例第二十条的公开事项；不属于其中任何一项的，请写明公开理由。"));
    }
    known(problems, "duty", "公开事项", classes.duty(), catalogue.duties(), today);
    known(problems, "audience", "服务对象", classes.audience(), catalogue.audiences(), today);
  }

  private static void days(EditionFields.Days days, LocalDate today, List<Problem> problems) {
    if (days.formedOn() == null) {
      problems.add(new Problem("formedOn", "请填写成文日期。"));
    } else if (days.formedOn().isAfter(today)) {
      problems.add(new Problem("formedOn", "成文日期不能晚于今天。"));
    }
    if (days.expiresOn() != null
        && days.effectiveOn() != null
        && days.expiresOn().isBefore(days.effectiveOn())) {
      problems.add(new Problem("expiresOn", "有效期截止日不能早于施行日期。"));
    }
  }

  private static void needed(
      List<Problem> problems,
      String field,
      String name,
      @Nullable String code,
      Vocabulary vocabulary,
      LocalDate today) {
    if (code == null) {
      problems.add(new Problem(field, "请选择%s。".formatted(name)));
    } else {
      known(problems, field, name, code, vocabulary, today);
    }
  }

  private static void known(
      List<Problem> problems,
      String field,
      String name,
      @Nullable String code,
      Vocabulary vocabulary,
      LocalDate today) {
    if (code != null && vocabulary.find(code).filter(t -> t.validOn(today)).isEmpty()) {
      problems.add(new Problem(field, "%s“%s”现在不能用，请重新选择。".formatted(name, code)));
    }
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new Refused("The edition is not complete: " + problems, problems, false);
    }
  }
}
