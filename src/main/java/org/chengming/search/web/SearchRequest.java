package org.chengming.search.web;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.search.Facet;
import org.chengming.search.Order;
import org.chengming.search.Question;
import org.chengming.web.Cursor;
import org.jspecify.annotations.Nullable;

/** What stands in the address of a search; all of it may be missing or nonsense. */
record SearchRequest(
    @Nullable String q,
    @Nullable List<String> body,
    @Nullable List<String> theme,
    @Nullable List<String> genre,
    @Nullable List<String> year,
    @Nullable List<String> validity,
    @Nullable List<String> duty,
    @Nullable String sort,
    @Nullable String page) {
  private static final int MOST_CHOICES = 50;
  private static final int LONGEST_CHOICE = 80;

  Question question(int size, @Nullable Cursor cursor, boolean counting) {
    var number = page != null && page.matches("\\d{1,4}") ? Integer.parseInt(page) : 1;
    return new Question(
        q == null ? "" : q.strip(),
        filters(),
        Order.named(sort == null ? "" : sort),
        size,
        number,
        cursor,
        counting);
  }

  private Map<Facet, Set<String>> filters() {
    var filters = new EnumMap<Facet, Set<String>>(Facet.class);
    for (var facet : Facet.values()) {
      var values =
          switch (facet) {
            case BODY -> body;
            case THEME -> theme;
            case GENRE -> genre;
            case YEAR -> year;
            case VALIDITY -> validity;
            case DUTY -> duty;
          };
      filters.put(facet, chosen(values));
    }
    return filters;
  }

  private static Set<String> chosen(@Nullable List<String> values) {
    var chosen = new LinkedHashSet<String>();
    if (values != null) {
      values.stream()
          .filter(v -> v != null && !v.isBlank() && v.length() <= LONGEST_CHOICE)
          .limit(MOST_CHOICES)
          .forEach(chosen::add);
    }
    return chosen;
  }
}
