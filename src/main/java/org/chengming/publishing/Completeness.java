package org.chengming.publishing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Vocabulary;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an edition says all it must; says everything that is wrong at once. */
@Component
class Completeness {
  private final Catalogue catalogue;
  private final Clock clock;

  Completeness(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
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
}
