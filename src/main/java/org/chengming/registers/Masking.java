package org.chengming.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengming.gate.Mask;
import org.jspecify.annotations.Nullable;

/**
 * How a field is shown where it is of a person. Masking what is masked already changes nothing.
 *
 * @param when it is of a person where one of these holds; where there is none, always
 */
record Masking(Mask mask, List<When> when) {
  Masking {
    when = List.copyOf(when);
  }

  /**
   * One of the cases.
   *
   * @param of what the other fields say, e.g. {@code subject_kind} is 自然人
   * @param likeName whether the value must look like a person's name besides: a sole trader without
   *     a name of the shop stands in registers under its owner's
   */
  record When(Condition of, boolean likeName) {
    boolean holds(Map<String, Object> values, @Nullable Object value) {
      return of.holds(values) && (!likeName || value != null && looksLikeName(value.toString()));
    }

    /** As definitions say it. */
    Map<String, Object> words() {
      var words = new LinkedHashMap<>(of.words());
      if (likeName) {
        words.put("looks-like", "name");
      }
      return words;
    }
  }

  /**
   * Two to four signs of Chinese, or several parts with dots between them, whatever says before or
   * after them that it is a sole trader. PostgreSQL reads it as Java does.
   */
  private static final String NAME =
      "^((个体工商户|个体户|经营者|业主)[：:]?)?([㐀-鿿]{2,4}|[㐀-鿿]{1,20}([·•．・][㐀-鿿]{1,20})+)([（(][㐀-鿿]{2,8}[)）])?$";

  /**
   * What shops are called and people are not; where it is open which of the two, it is a person.
   */
  private static final String SHOP =
      "(店|馆|部|厅|铺|厂|摊|吧|站|棚|档|超市|商场|中心|商行|车行|药房|诊所|工作室|合作社|小吃)([（(].*)?$";

  private static final int NAME_ITSELF = 3;
  private static final Pattern NAMES = Pattern.compile(NAME);
  private static final Pattern SHOPS = Pattern.compile(SHOP);

  static boolean looksLikeName(String text) {
    var bare = text.replaceAll("\\s", "");
    return NAMES.matcher(bare).find() && !SHOPS.matcher(bare).find();
  }

  /** What of the value tells who it is: of a name neither what stands before it nor after it. */
  String bare(String value) {
    var plain = Mentions.plain(value);
    var name = NAMES.matcher(plain);
    return mask == Mask.NAME && name.find() ? name.group(NAME_ITSELF) : plain;
  }

  /** Whether the value is of a person in a record with these values. */
  boolean hides(Map<String, Object> values, @Nullable Object value) {
    return when.isEmpty() || when.stream().anyMatch(w -> w.holds(values, value));
  }

  /**
   * The same as SQL over the columns of a table or query called {@code alias}, and only where the
   * value is not masked yet: every mask leaves an asterisk.
   */
  String bareSql(String alias, Field field) {
    var value = alias + "." + field.column();
    var whose =
        when.isEmpty()
            ? "true"
            : when.stream().map(w -> sql(w, alias, value)).collect(Collectors.joining(" or "));
    return "(%s is not null and position('*' in %s) = 0 and (%s))".formatted(value, value, whose);
  }

  private static String sql(When when, String alias, String value) {
    var of = when.of().sql(alias);
    var bare = "regexp_replace(%s, '\\s', '', 'g')".formatted(value);
    return when.likeName()
        ? "(%s and %s ~ '%s' and %s !~ '%s')".formatted(of, bare, NAME, bare, SHOP)
        : of;
  }

  /** Fields it looks at, beside its own. */
  List<String> fields() {
    var fields = new ArrayList<String>();
    when.forEach(w -> fields.addAll(w.of().fields()));
    return fields;
  }

  /** For the hash of a definition; what one field and value decide is said as it always was. */
  Map<String, Object> words() {
    var words = new LinkedHashMap<String, Object>();
    words.put("kind", mask.name());
    if (when.isEmpty()) {
      words.put("when", null);
      words.put("is", null);
    } else if (single()) {
      var only = when.getFirst().of().wanted().entrySet().iterator().next();
      words.put("when", only.getKey());
      words.put("is", only.getValue().getFirst());
    } else {
      words.put("when", when.stream().map(When::words).toList());
    }
    return words;
  }

  private boolean single() {
    var wanted = when.getFirst().of().wanted();
    return when.size() == 1
        && !when.getFirst().likeName()
        && wanted.size() == 1
        && wanted.values().iterator().next().size() == 1;
  }
}
