package org.chengming.search;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.chengming.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param text as typed; anything is allowed, blank finds everything
 * @param filters chosen values a facet; an unknown value matches nothing
 * @param size hits wanted, 1 to 100
 * @param page from 1; pages beyond {@link #LAST_PAGE} are reached by cursor
 * @param cursor where the page before ended, from {@link Found#next()}; overrides {@code page}
 * @param counting whether totals and facet counts are wanted exactly
 */
public record Question(
    String text,
    Map<Facet, Set<String>> filters,
    Order order,
    int size,
    int page,
    @Nullable Cursor cursor,
    boolean counting) {
  public static final int LAST_PAGE = 50;

  public Question {
    var copy = new EnumMap<Facet, Set<String>>(Facet.class);
    filters.forEach(
        (facet, values) -> {
          if (!values.isEmpty()) {
            copy.put(facet, Collections.unmodifiableSet(new LinkedHashSet<>(values)));
          }
        });
    filters = Collections.unmodifiableMap(copy);
    size = Math.clamp(size, 1, 100);
    page = Math.clamp(page, 1, LAST_PAGE);
  }

  /** Everything about {@code text}, ten a page, with counts. */
  public static Question of(String text) {
    return new Question(text, Map.of(), Order.RELEVANCE, 10, 1, null, true);
  }

  public Question where(Facet facet, Set<String> values) {
    var changed = new EnumMap<Facet, Set<String>>(Facet.class);
    changed.putAll(filters);
    changed.put(facet, values);
    return new Question(text, changed, order, size, 1, null, counting);
  }

  public Question without(Facet facet) {
    return where(facet, Set.of());
  }

  public Question unfiltered() {
    return new Question(text, Map.of(), order, size, 1, null, counting);
  }

  public Question about(String otherText) {
    return new Question(otherText, filters, order, size, 1, null, counting);
  }

  public Question ordered(Order otherOrder) {
    return new Question(text, filters, otherOrder, size, 1, null, counting);
  }

  public Question on(int otherPage) {
    return new Question(text, filters, order, size, otherPage, null, counting);
  }

  public Question after(@Nullable Cursor place) {
    return new Question(text, filters, order, size, 1, place, counting);
  }

  public Set<String> chosen(Facet facet) {
    return filters.getOrDefault(facet, Set.of());
  }

  public boolean blank() {
    return text.isBlank();
  }
}
