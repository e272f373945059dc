package org.chengming.letters;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The placeholders of a pattern: {@code {{name}}}. */
final class Gaps {
  private static final Pattern GAP = Pattern.compile("\\{\\{([A-Za-z]+)}}");

  private Gaps() {}

  static Set<String> names(String pattern) {
    var names = new TreeSet<String>();
    var gaps = GAP.matcher(pattern);
    while (gaps.find()) {
      names.add(gaps.group(1));
    }
    return names;
  }

  /** Whether braces stand in it that are no placeholder. */
  static boolean broken(String pattern) {
    var rest = GAP.matcher(pattern).replaceAll("");
    return rest.contains("{{") || rest.contains("}}");
  }

  /** Looks at the pattern once, so that nothing in a value is taken for a placeholder. */
  static String fill(String kind, String pattern, Map<String, String> values) {
    return GAP.matcher(pattern)
        .replaceAll(
            gap -> {
              var value = values.get(gap.group(1));
              if (value == null) {
                throw new IllegalArgumentException(
                    "Letter %s has no value for {{%s}}; given: %s"
                        .formatted(kind, gap.group(1), new TreeSet<>(values.keySet())));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
