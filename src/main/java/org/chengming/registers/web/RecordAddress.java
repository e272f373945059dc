package org.chengming.registers.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.registers.Narrowing;
import org.chengming.registers.RegisterDefinition;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.springframework.util.MultiValueMap;

/**
 * What a list of records is asked for, read from its address and written into addresses. A
 * parameter that neither narrows the register nor is a word of lists is passed over, as everywhere
 * on the site.
 *
 * @param filters values by the names of {@link Narrowing}, not blank
 * @param sort as in the address, empty for the register's own order
 */
record RecordAddress(Map<String, String> filters, String sort) {
  private static final Set<String> WORDS = Set.of("sort", "cursor", "size");

  static RecordAddress of(RegisterDefinition register, MultiValueMap<String, String> parameters) {
    var filters = new LinkedHashMap<String, String>();
    parameters.forEach(
        (name, values) -> {
          var first =
              values.isEmpty() || values.getFirst() == null ? "" : values.getFirst().strip();
          if (!WORDS.contains(name) && !first.isEmpty() && Narrowing.known(register, name)) {
            filters.put(name, first);
          }
        });
    var sort = parameters.getFirst("sort");
    return new RecordAddress(filters, sort == null ? "" : sort.strip());
  }

  /**
   * As programs ask: what narrows nothing is refused, or a word mistyped would bring all there is.
   *
   * @throws Refused when a parameter is none of the register's, or comes twice
   */
  static RecordAddress exact(
      RegisterDefinition register, MultiValueMap<String, String> parameters) {
    var problems = new ArrayList<Problem>();
    parameters.forEach(
        (name, values) -> {
          if (!WORDS.contains(name) && !Narrowing.known(register, name)) {
            problems.add(new Problem(name, "不能按“%s”筛选。".formatted(name)));
          } else if (values.size() > 1) {
            problems.add(new Problem(name, "“%s”只能写一次。".formatted(name)));
          }
        });
    if (!problems.isEmpty()) {
      throw new Refused("Asked for what lists do not know", problems, false);
    }
    return of(register, parameters);
  }

  RecordAddress sortedBy(String other) {
    return new RecordAddress(filters, other);
  }

  /** With this filter in place of another value of it, or without it when the value is empty. */
  RecordAddress with(String filter, String value) {
    var more = new LinkedHashMap<>(filters);
    more.remove(filter);
    if (!value.isEmpty()) {
      more.put(filter, value);
    }
    return new RecordAddress(more, sort);
  }

  /** What a filter is set to, empty when it is not. */
  String value(String filter) {
    return filters.getOrDefault(filter, "");
  }

  /** The query with its question mark, empty when nothing is asked for. */
  String query() {
    var all = new LinkedHashMap<>(filters);
    if (!sort.isEmpty()) {
      all.put("sort", sort);
    }
    return query(all);
  }

  static String query(Map<String, String> all) {
    return all.isEmpty()
        ? ""
        : all.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
