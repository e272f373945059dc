package org.chengming.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.chengming.organisations.Body;
import org.jspecify.annotations.Nullable;

/**
 * Suggests while somebody types: bodies and themes from memory, titles and numbers from the index.
 */
record Suggesting(List<Body> bodies, List<org.chengming.catalogue.Term> themes, State state) {
  private static final int LONGEST = 60;
  private static final int EACH = 2;
  private static final int TITLES = 30;

  List<Suggestion> on(String typed, int most) throws IOException {
    var text = ChineseAnalyzer.fold(typed).strip();
    var key = Mapping.exact(text);
    if (key.isEmpty() || text.length() > LONGEST) {
      return List.of();
    }
    var found = new LinkedHashMap<String, Suggestion>();
    numbers(text, found);
    known(themes, t -> t.label(), key)
        .forEach(
            t ->
                put(
                    found,
                    new Suggestion(Suggestion.Kind.THEME, t.label(), "/themes/" + t.code())));
    known(bodies, b -> b.name(), key)
        .forEach(
            b -> put(found, new Suggestion(Suggestion.Kind.BODY, b.name(), "/bodies/" + b.code())));
    titles(text, key, found);
    return found.values().stream().limit(most).toList();
  }

  private static void put(LinkedHashMap<String, Suggestion> found, Suggestion suggestion) {
    found.putIfAbsent(suggestion.text(), suggestion);
  }

  /** Those whose name begins with the key, then those that hold it. */
  private static <T> List<T> known(List<T> all, Function<T, String> name, String key) {
    return all.stream()
        .filter(one -> Mapping.exact(name.apply(one)).contains(key))
        .sorted(
            Comparator.comparingInt(
                one ->
                    Mapping.exact(name.apply(one)).indexOf(key) * 1_000 + name.apply(one).length()))
        .limit(EACH)
        .toList();
  }

  private void numbers(String text, LinkedHashMap<String, Suggestion> found) throws IOException {
    var compact = NumberSpelling.compact(text);
    if (compact.chars().noneMatch(Character::isDigit)) {
      return;
    }
    for (var entry : state.first(new PrefixQuery(new Term(Fields.NUMBER, compact)), EACH)) {
      var index = entry.needed(Fields.INDEX_NUMBER);
      var number = entry.get(Fields.DOCUMENT_NUMBER);
      var shown =
          number != null && NumberSpelling.compact(number).startsWith(compact) ? number : index;
      put(found, new Suggestion(Suggestion.Kind.NUMBER, shown, "/documents/" + index));
    }
  }

  private void titles(String text, String key, LinkedHashMap<String, Suggestion> found)
      throws IOException {
    var query = titleQuery(text);
    if (query == null) {
      return;
    }
    var titles = new ArrayList<Suggestion>();
    for (var entry : state.first(query, TITLES)) {
      titles.add(
          new Suggestion(
              Suggestion.Kind.DOCUMENT,
              entry.needed(Fields.TITLE),
              "/documents/" + entry.needed(Fields.INDEX_NUMBER)));
    }
    titles.sort(Comparator.comparing(s -> !Mapping.exact(s.text()).startsWith(key)));
    titles.forEach(s -> put(found, s));
  }

  /** Every term, the last one possibly only begun. */
  private static @Nullable Query titleQuery(String text) {
    var terms = List.copyOf(Matching.terms(text));
    if (terms.isEmpty()) {
      return null;
    }
    var query = new BooleanQuery.Builder();
    for (var i = 0; i < terms.size(); i++) {
      var term = new Term(Fields.TITLE, terms.get(i));
      var begun = i == terms.size() - 1 && terms.get(i).chars().allMatch(c -> c < 128);
      query.add(begun ? new PrefixQuery(term) : new TermQuery(term), Occur.MUST);
    }
    return query.build();
  }
}
