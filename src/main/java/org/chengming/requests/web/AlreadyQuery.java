package org.chengming.requests.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.search.Facet;
import org.chengming.search.Finder;
import org.chengming.search.Found;
import org.chengming.search.Order;
import org.chengming.search.Question;
import org.chengming.web.Unavailable;
import org.chengming.web.Words;
import org.springframework.stereotype.Component;

/**
 * Looks among what is public for what somebody is about to ask for: first what the body itself has
 * shown, then everything. Nothing of it comes from the database. Published answers will stand here
 * once there are any.
 */
@Component
class AlreadyQuery {
  private static final int OWN = 3;
  private static final int SHOWN = 5;
  private static final int SHORTEST = 2;

  private final Finder finder;
  private final Organisations organisations;

  AlreadyQuery(Finder finder, Organisations organisations) {
    this.finder = finder;
    this.organisations = organisations;
  }

  /** Never fails: where search is away or busy, there is only less to show. */
  Already look(String wanted, Body body, Words t) {
    var text = wanted.strip();
    if (text.length() < SHORTEST) {
      return Already.NOTHING;
    }
    var hints = Hint.of(text).stream().map(h -> h.sentence(t)).toList();
    try {
      var hits = new LinkedHashMap<String, Found.Hit>();
      var everywhere = new Question(text, Map.of(), Order.RELEVANCE, SHOWN, 1, null, false);
      var here =
          new Question(
              text, Map.of(Facet.BODY, Set.of(body.code())), Order.RELEVANCE, OWN, 1, null, false);
      finder.find(here).hits().forEach(h -> hits.putIfAbsent(h.indexNumber(), h));
      finder.find(everywhere).hits().forEach(h -> hits.putIfAbsent(h.indexNumber(), h));
      var lines = hits.values().stream().limit(SHOWN).map(h -> line(h, t)).toList();
      return new Already(true, lines, hints);
    } catch (Unavailable away) {
      return new Already(false, List.of(), hints);
    }
  }

  /**
   * The public document of that number.
   *
   * @throws org.chengming.web.Missing when there is none
   */
  Already.Line document(String wanted, String indexNumber, Words t) {
    return line(finder.why(Question.of(wanted), indexNumber).hit(), t);
  }

  private Already.Line line(Found.Hit hit, Words t) {
    return new Already.Line(
        hit.indexNumber(),
        "/documents/" + hit.indexNumber(),
        hit.title(),
        hit.snippet(),
        organisations.bodies().find(hit.bodyId()).map(b -> b.label(t)).orElse(""),
        hit.documentNumber(),
        hit.formedOn());
  }
}
