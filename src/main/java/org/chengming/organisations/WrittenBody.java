package org.chengming.organisations;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A body as somebody typed it, in a form or a line of CSV: by field name. Anything may be wrong
 * with it.
 *
 * @param field answers the text of {@code code name shortName nameEn level kind divisionCode
 *     parentCode uscc organisationCode guide outside foundedOn} and, for each contact kind, {@code
 *     contact-PHONE}; empty where nothing stands
 */
public record WrittenBody(Function<String, String> field) {

  /**
   * Reads it.
   *
   * @param problems takes a sentence for everything that cannot be read
   */
  public RegisterBody read(List<Problem> problems) {
    return new RegisterBody(
        text("code").toLowerCase(Locale.ROOT),
        text("name"),
        orNull("shortName"),
        orNull("nameEn"),
        level(problems),
        kind(problems),
        orNull("divisionCode"),
        orNull("parentCode"),
        uscc(problems),
        organisationCode(problems),
        guide(),
        outside(problems),
        foundedOn(problems),
        contacts());
  }

  /** Several numbers or addresses of one kind are parted by ； or a line break. */
  public List<ContactPoint> contacts() {
    var contacts = new ArrayList<ContactPoint>();
    for (var kind : ContactKind.values()) {
      Arrays.stream(text("contact-" + kind).split("[;；\\r\\n]+"))
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .forEach(v -> contacts.add(new ContactPoint(kind, v)));
    }
    return contacts;
  }

  public @Nullable LocalDate foundedOn(List<Problem> problems) {
    return day("foundedOn", text("foundedOn"), problems);
  }

  public BodyLevel level(List<Problem> problems) {
    var written = text("level");
    for (var level : BodyLevel.values()) {
      if (level.name().equals(written) || level.label().equals(written)) {
        return level;
      }
    }
    var known = Arrays.stream(BodyLevel.values()).map(BodyLevel::label).toList();
    problems.add(
        new Problem("level", "级别“%s”不认识，可以写：%s。".formatted(written, String.join("、", known))));
    return BodyLevel.COUNTY;
  }

  public BodyKind kind(List<Problem> problems) {
    var written = text("kind").replace('(', '（').replace(')', '）');
    for (var kind : BodyKind.values()) {
      if (kind.name().equals(written) || kind.label().equals(written)) {
        return kind;
      }
    }
    var known = Arrays.stream(BodyKind.values()).map(BodyKind::label).toList();
    problems.add(
        new Problem("kind", "类型“%s”不认识，可以写：%s。".formatted(written, String.join("、", known))));
    return BodyKind.OTHER;
  }

  /** Reads a day written 2026-01-01; null where nothing stands or it cannot be read. */
  public static @Nullable LocalDate day(String field, String written, List<Problem> problems) {
    if (written.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(written.strip().replace('/', '-'));
    } catch (DateTimeException e) {
      problems.add(new Problem(field, "日期“%s”要写成2026-01-01这样。".formatted(written.strip())));
      return null;
    }
  }

  public @Nullable Uscc uscc(List<Problem> problems) {
    var written = text("uscc").toUpperCase(Locale.ROOT);
    if (written.isEmpty()) {
      return null;
    }
    if (!Uscc.isValid(written)) {
      problems.add(
          new Problem("uscc", "统一社会信用代码“%s”不对：要18位，并且通过校验。请检查有没有写错一位。".formatted(written)));
      return null;
    }
    return new Uscc(written);
  }

  public @Nullable OrganisationCode organisationCode(List<Problem> problems) {
    var written = text("organisationCode").toUpperCase(Locale.ROOT).replace("-", "");
    if (written.isEmpty()) {
      return null;
    }
    if (!OrganisationCode.isValid(written)) {
      problems.add(
          new Problem(
              "organisationCode", "组织机构代码“%s”不对：要9位，并且通过校验。请检查有没有写错一位。".formatted(written)));
      return null;
    }
    return new OrganisationCode(written);
  }

  public @Nullable String guide() {
    var guide = text("guide").replace("\r\n", "\n");
    return guide.isEmpty() ? null : guide;
  }

  private boolean outside(List<Problem> problems) {
    return switch (text("outside")) {
      case "", "否", "0", "false" -> false;
      case "是", "1", "true", "on" -> true;
      case String other -> {
        problems.add(new Problem("outside", "“外部机构”一列写“是”或者“否”，不能写“%s”。".formatted(other)));
        yield false;
      }
    };
  }

  private String text(String name) {
    return field.apply(name).strip();
  }

  private @Nullable String orNull(String name) {
    var text = text(name);
    return text.isEmpty() ? null : text;
  }
}
