package org.chengming.search.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.catalogue.Vocabulary;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.Validity;
import org.chengming.search.Facet;
import org.chengming.search.Found;
import org.chengming.search.Question;
import org.chengming.web.Frame;
import org.chengming.web.Words;
import org.springframework.stereotype.Component;

/**
 * The choices beside the results. Of trees it shows one level: what stands right under that which
 * is chosen, or under the top; so a province with thousands of bodies stays a short list.
 */
@Component
class FacetBoxes {
  private static final int AT_ONCE = 7;
  private static final int MOST = 60;

  private final Organisations organisations;
  private final Catalogue catalogue;

  FacetBoxes(Organisations organisations, Catalogue catalogue) {
    this.organisations = organisations;
    this.catalogue = catalogue;
  }

  List<SearchPage.Box> of(Question question, Found found, Frame frame) {
    var t = frame.t();
    var boxes = new ArrayList<SearchPage.Box>();
    for (var facet :
        List.of(Facet.VALIDITY, Facet.BODY, Facet.THEME, Facet.GENRE, Facet.YEAR, Facet.DUTY)) {
      var counts =
          found.counts(facet).stream()
              .collect(Collectors.toMap(Found.Count::value, Found.Count::documents));
      var choices = new ArrayList<SearchPage.Choice>();
      for (var value : values(facet, question.chosen(facet), counts)) {
        var documents = counts.getOrDefault(value, 0L);
        var chosen = question.chosen(facet).contains(value);
        if (documents > 0 || chosen) {
          choices.add(
              new SearchPage.Choice(
                  facet.parameter() + "-" + choices.size(),
                  value,
                  label(facet, value, t),
                  SearchPageQuery.number(documents),
                  chosen));
        }
      }
      if (!choices.isEmpty()) {
        var shown =
            Math.max(AT_ONCE, (int) choices.stream().filter(SearchPage.Choice::chosen).count());
        var fold = choices.size() <= shown + 1 ? choices.size() : shown;
        boxes.add(
            new SearchPage.Box(
                legend(facet, t),
                facet.parameter(),
                List.copyOf(choices.subList(0, fold)),
                List.copyOf(choices.subList(fold, Math.min(choices.size(), MOST)))));
      }
    }
    return boxes;
  }

  /** Documents of a facet whatever is chosen of it. */
  long all(Facet facet, Found found) {
    var top =
        switch (facet) {
          case BODY ->
              organisations.bodies().roots().stream().map(Body::code).collect(Collectors.toSet());
          case THEME -> tops(catalogue.themes());
          case DUTY -> tops(catalogue.duties());
          case GENRE, YEAR, VALIDITY -> Set.<String>of();
        };
    return found.counts(facet).stream()
        .filter(c -> top.isEmpty() || top.contains(c.value()))
        .mapToLong(Found.Count::documents)
        .sum();
  }

  String chosen(Question question, Facet facet, Words t) {
    return question.chosen(facet).stream()
        .map(v -> label(facet, v, t))
        .collect(Collectors.joining(t.english() ? ", " : "、"));
  }

  String label(Facet facet, String value, Words t) {
    return switch (facet) {
      case BODY -> organisations.bodies().byCode(value).map(b -> b.label(t)).orElse(value);
      case THEME -> label(catalogue.themes(), value, t);
      case GENRE -> label(catalogue.genres(), value, t);
      case DUTY -> label(catalogue.duties(), value, t);
      case YEAR -> t.of("%s年", value);
      case VALIDITY -> validity(value, t);
    };
  }

  private static String validity(String value, Words t) {
    for (var validity : Validity.values()) {
      if (validity.name().equals(value)) {
        return t.of(validity.label());
      }
    }
    return value;
  }

  private static String label(Vocabulary vocabulary, String code, Words t) {
    return vocabulary.find(code).map(term -> term.label(t)).orElse(code);
  }

  private static String legend(Facet facet, Words t) {
    return switch (facet) {
      case VALIDITY -> t.of("时效");
      case BODY -> t.of("发布机构");
      case THEME -> t.of("主题");
      case GENRE -> t.of("体裁");
      case YEAR -> t.of("成文年份");
      case DUTY -> t.of("法定公开内容");
    };
  }

  /** Chosen ones first, then the candidates with the most documents; years from the newest. */
  private List<String> values(Facet facet, Set<String> chosen, Map<String, Long> counts) {
    var values = new LinkedHashSet<String>();
    if (facet == Facet.VALIDITY) {
      for (var validity : Validity.values()) {
        values.add(validity.name());
      }
      return List.copyOf(values);
    }
    values.addAll(chosen);
    var candidates =
        switch (facet) {
          case BODY -> bodies(chosen);
          case THEME -> terms(catalogue.themes(), chosen);
          case DUTY -> terms(catalogue.duties(), chosen);
          case GENRE, YEAR, VALIDITY -> List.copyOf(counts.keySet());
        };
    var most =
        Comparator.comparing((String v) -> counts.getOrDefault(v, 0L))
            .reversed()
            .thenComparing(v -> v);
    candidates.stream()
        .sorted(facet == Facet.YEAR ? Comparator.reverseOrder() : most)
        .forEach(values::add);
    return List.copyOf(values);
  }

  private List<String> bodies(Set<String> chosen) {
    var bodies = organisations.bodies();
    var under =
        chosen.isEmpty()
            ? bodies.roots()
            : chosen.stream().flatMap(c -> bodies.byCode(c).stream()).toList();
    var candidates = new ArrayList<String>();
    if (chosen.isEmpty() && under.size() > 1) {
      under.forEach(b -> candidates.add(b.code()));
    }
    under.stream()
        .filter(b -> !b.outside())
        .flatMap(b -> bodies.children(b.id()).stream())
        .forEach(b -> candidates.add(b.code()));
    return candidates;
  }

  private static List<String> terms(Vocabulary vocabulary, Set<String> chosen) {
    return chosen.isEmpty()
        ? List.copyOf(tops(vocabulary))
        : chosen.stream().flatMap(c -> vocabulary.children(c).stream()).map(Term::code).toList();
  }

  private static Set<String> tops(Vocabulary vocabulary) {
    return vocabulary.children("").stream().map(Term::code).collect(Collectors.toSet());
  }
}
