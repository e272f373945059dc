package org.chengming.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.chengming.catalogue.Catalogue;
import org.chengming.database.Worker;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.PublicDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gathers the words this site knows: bodies, themes, words of synonym groups, keywords of live
 * documents and what is often asked with success. Each node has its own copy and gathers it anew
 * now and then, so nothing is ever told between nodes and no request waits for it.
 */
@Component
class PhraseBook extends Worker {
  private static final Logger log = LoggerFactory.getLogger(PhraseBook.class);

  /** The start of the server has the processors to itself. */
  private static final Duration FIRST = Duration.ofSeconds(15);

  /**
   * After a first import there soon is more to know; then the question costs more than it gives.
   */
  private static final Duration SOON = Duration.ofMinutes(1);

  private static final Duration LATE = Duration.ofMinutes(32);
  private static final int KEYWORDS = 20_000;
  private static final int QUESTIONS = 2_000;

  /** A body is asked for more often than a keyword that as many documents bear. */
  private static final long NAMES = 100;

  private final Organisations organisations;
  private final Catalogue catalogue;
  private final PublicDocuments documents;
  private final Wordings wordings;
  private final Asked asked;
  private volatile Phrases phrases = Phrases.NONE;

  PhraseBook(
      Organisations organisations,
      Catalogue catalogue,
      PublicDocuments documents,
      Wordings wordings,
      Asked asked) {
    super("phrase-book", Duration.ofSeconds(10));
    this.organisations = organisations;
    this.catalogue = catalogue;
    this.documents = documents;
    this.wordings = wordings;
    this.asked = asked;
  }

  Phrases phrases() {
    return phrases;
  }

  @Override
  protected int priority() {
    return Thread.MIN_PRIORITY;
  }

  @Override
  protected void work() {
    rest(FIRST);
    for (var wait = SOON;
        !stopping();
        wait = wait.compareTo(LATE) < 0 ? wait.multipliedBy(2) : LATE) {
      try {
        gather();
      } catch (RuntimeException e) {
        log.warn("The words of this site could not be gathered; tried again in {}", wait, e);
      }
      rest(wait);
    }
  }

  void gather() {
    var all = new ArrayList<Phrase>();
    for (var body : organisations.bodies().all()) {
      var path = "/bodies/" + body.code();
      all.add(phrase(NAMES, Suggestion.Kind.BODY, body.name(), path));
      if (body.shortName() != null) {
        all.add(phrase(NAMES, Suggestion.Kind.BODY, body.shortName(), path));
      }
    }
    for (var theme : catalogue.themes().all()) {
      all.add(phrase(NAMES, Suggestion.Kind.THEME, theme.label(), "/themes/" + theme.code()));
    }
    wordings.current().groups().stream()
        .flatMap(group -> group.words().stream())
        .forEach(word -> all.add(word(1, word)));
    documents.keywords(KEYWORDS).forEach((word, times) -> all.add(word(times, word)));
    asked.often(QUESTIONS).stream()
        .filter(q -> q.asked() > 2 * q.nothing())
        .forEach(q -> all.add(word(q.occasions(), q.question())));
    phrases = new Phrases(all);
  }

  private static Phrase word(long weight, String text) {
    var path = "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    return phrase(weight, Suggestion.Kind.WORD, text, path);
  }

  private static Phrase phrase(long weight, Suggestion.Kind kind, String text, String path) {
    return new Phrase(weight, new Suggestion(kind, text, path));
  }
}
