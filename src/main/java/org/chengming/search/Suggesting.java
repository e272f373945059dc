package org.chengming.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Suggests while somebody types: bodies and themes from memory, titles and numbers from the index.
 *
 * @param names of bodies and themes that hold a key
 */
record Suggesting(Function<String, Stream<Suggestion>> names, State state) {
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
    names.apply(key).forEach(suggestion -> put(found, suggestion));
    titles(text, key, most, found);
    return found.values().stream().limit(most).toList();
  }

  private static void put(LinkedHashMap<String, Suggestion> found, Suggestion suggestion) {
    found.putIfAbsent(suggestion.text(), suggestion);
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

  /** Those that begin as typed stand first; with enough of them no other is read. */
  private void titles(String text, String key, int most, LinkedHashMap<String, Suggestion> found)
      throws IOException {
    var query = titleQuery(text);
    if (query == null) {
      return;
    }
    var others = new ArrayList<Suggestion>();
    for (var entry : state.first(query, TITLES)) {
      if (found.size() >= most) {
        return;
      }
      var title = entry.needed(Fields.TITLE);
      var path = "/documents/" + entry.needed(Fields.INDEX_NUMBER);
      var suggestion = new Suggestion(Suggestion.Kind.DOCUMENT, title, path);
      if (Mapping.exact(title).startsWith(key)) {
        put(found, suggestion);
      } else {
        others.add(suggestion);
      }
    }
    others.forEach(suggestion -> put(found, suggestion));
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
