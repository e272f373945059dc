package org.chengming.requests.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.web.Form;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Words;

/** What somebody typed into a form, read field by field; what is wrong is gathered. */
final class Typed {
  /** Characters that show nothing and only turn others around or end a text. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

  private final Map<String, String> values;
  private final List<Problem> problems;
  private final Words t;

  Typed(Map<String, String> values, List<Problem> problems, Words t) {
    this.values = values;
    this.problems = problems;
    this.t = t;
  }

  /** One line, of at most so many characters. */
  String line(String field, int most) {
    return limited(field, clean(field).replaceAll("\\s+", " "), most);
  }

  /** Several lines, of at most so many characters. */
  String text(String field, int most) {
    return limited(field, clean(field), most);
  }

  private String limited(String field, String text, int most) {
    if (text.length() > most) {
      wrong(field, t.of("太长了，最多 %s 个字，现在有 %s 个。", most, text.length()));
      return text.substring(0, most);
    }
    return text;
  }

  private String clean(String field) {
    return seen(values.getOrDefault(field, "")).strip();
  }

  /** What of a text can be seen, as it may stand on a page. */
  private static String seen(String text) {
    return UNSEEN.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
  }

  /** A form as it may be shown again. */
  static Form shown(Form form) {
    var values = new HashMap<String, String>();
    form.values().forEach((field, text) -> values.put(seen(field), seen(text)));
    return new Form(values, form.problems());
  }

  boolean ticked(String field) {
    return !values.getOrDefault(field, "").isEmpty();
  }

  /** One of the constants of an enum. */
  <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise, String sentence) {
    var chosen = values.getOrDefault(field, "");
    for (var each : type.getEnumConstants()) {
      if (each.name().equals(chosen)) {
        return each;
      }
    }
    wrong(field, sentence);
    return otherwise;
  }

  /** Says once what is wrong with a field. */
  void wrong(String field, String sentence) {
    if (problems.stream().noneMatch(p -> p.field().equals(field))) {
      problems.add(new Problem(field, sentence));
    }
  }

  void required(String field, String text, String sentence) {
    if (text.isEmpty()) {
      wrong(field, sentence);
    }
  }

  boolean good() {
    return problems.isEmpty();
  }
}
