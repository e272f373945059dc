package org.chengming.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was meant by what was typed: homophones, slips, pinyin in place of characters. It only
 * offers; nothing that was asked is ever replaced.
 */
@Component
public class Spelling {
  private static final int A_PAGE = 10;

  /** How many times as much another spelling must find. */
  private static final int CLEARLY = 3;

  /** Words offered before titles that hold what was typed. */
  private static final int WORDS = 3;

  private final PhraseBook book;
  private final Finder finder;
  private final Wordings wordings;

  Spelling(PhraseBook book, Finder finder, Wordings wordings) {
    this.book = book;
    this.finder = finder;
    this.wordings = wordings;
  }

  /**
   * Another spelling that finds clearly more, where {@code question} finds less than a page with
   * all its words; one that sounds the same before one that looks similar. Null where there is none
   * and on pages further on.
   *
   * @param found what it found
   */
  public @Nullable Help meant(Question question, Found found) {
    if (question.cursor() != null
        || question.page() > 1
        || !found.relaxed() && found.total().value() >= A_PAGE) {
      return null;
    }
    var reading = wordings.current().read(question.text());
    if (!reading.asksInWords()) {
      return null;
    }
    var own = finder.strictly(question.text());
    if (own >= A_PAGE) {
      return null;
    }
    var phrases = book.phrases();
    var sounding = best(phrases.sounding(reading.plain()), own);
    return sounding != null ? sounding : best(phrases.slipped(reading.plain()), own);
  }

  private @Nullable Help best(List<String> ideas, long own) {
    // A rare word that finds a little is more likely meant than another that finds a little more.
    var clearly = own == 0 ? 0 : Math.max(own * CLEARLY, A_PAGE - 1);
    Help best = null;
    for (var idea : ideas) {
      var documents = finder.strictly(idea);
      if (documents > (best == null ? clearly : best.documents())) {
        best = new Help(Help.Kind.NEARLY, idea, documents);
      }
    }
    return best;
  }

  /**
   * What may be typed next, at most {@code most}: numbers, themes, bodies, words and titles as they
   * are written, then what sounds so, then what is one slip away.
   */
  public List<Suggestion> suggest(String typed, int most) {
    var phrases = book.phrases();
    var words = phrases.beginning(typed, WORDS);
    var found = new LinkedHashMap<String, Suggestion>();
    var written = finder.suggest(typed, most);
    written.stream().filter(s -> s.kind() != Suggestion.Kind.DOCUMENT).forEach(s -> put(found, s));
    words.forEach(s -> put(found, s));
    written.forEach(s -> put(found, s));
    if (found.size() < most) {
      phrases.near(typed, most).forEach(s -> put(found, s));
    }
    return found.values().stream().limit(most).toList();
  }

  private static void put(Map<String, Suggestion> found, Suggestion suggestion) {
    found.putIfAbsent(suggestion.text(), suggestion);
  }
}
