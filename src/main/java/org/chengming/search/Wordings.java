package org.chengming.search;

import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.springframework.stereotype.Component;

/**
 * Keeps what editors have said about words in memory, level on every node: synonyms, stop words and
 * best bets in one copy, so that a question is read with all three of one moment.
 */
@Component
class Wordings {
  private final Snapshot<Wording> copy;

  Wordings(
      SynonymRepository synonyms,
      StopWordRepository stopWords,
      BestBetRepository bets,
      Announcements announcements) {
    this.copy =
        new Snapshot<>(
            announcements,
            "wording",
            () -> synonyms.revision() + stopWords.revision() + bets.revision(),
            () -> new Wording(synonyms.all(), stopWords.all(), bets.all()));
  }

  Wording current() {
    return copy.get();
  }

  /** Says that the running transaction changed one of the three. */
  void changed() {
    copy.changed();
  }
}
