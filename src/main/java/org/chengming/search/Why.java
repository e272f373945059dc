package org.chengming.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why a document is among the results of a question, and why it stands where it does.
 *
 * @param hit the document, marked as among the results
 * @param found whether it is among the results at all
 * @param byScore whether the order is by relevance; otherwise only days decide
 * @param place from 1 within what was chosen, 0 beyond the first {@link Explaining#PLACES} or where
 *     only days decide
 * @param reasons in the order of {@link Sign}; their scores add up to that of the hit
 */
public record Why(Found.Hit hit, boolean found, boolean byScore, int place, List<Reason> reasons) {

  /** What a reason is about, in the order in which it is told. */
  public enum Sign {
    /** An editor put it first; the word is the editor's reason. */
    CHOSEN,
    /** Its own document or index number was typed. */
    NUMBER,
    /** A number that was typed stands in it. */
    CITED,
    /** Its title is what was typed. */
    WHOLE_TITLE,
    TITLE,
    KEYWORDS,
    ISSUER,
    /** What was quoted stands in it as it was typed. */
    QUOTED,
    /** Words that stand in the whole of it: title, text, summary, attachments and the rest. */
    ANYWHERE,
    /** Two words: the one that was typed, and one that an editor has put beside it. */
    EDITORS_SYNONYM,
    /** Two words: the one that was typed, and one that is shipped as meaning the same. */
    SHIPPED_SYNONYM,
    /** A word of which only a part stands in it, and that part. */
    PARTLY,
    /** Words of which nothing stands in it. */
    MISSING,
    /** It has all words, others among the results only some. */
    TOGETHER,
    /** It is near in meaning; the word is its place among all that are near. */
    NEAR,
    /** It is among those of like meaning with no resemblance to speak of; the word is its place. */
    FAR,
    /** It is near only by what was learned from judged questions and answers. */
    LEARNED,
    /** It has too few of the words and is shown only because it is near in meaning. */
    JOINED,
    /** It was issued under a number. */
    OFFICIAL,
    /** It was formed within the last three years or so. */
    RECENT,
    /** It was formed earlier, which raises it less. */
    OLDER,
    /** It is not in force, which moves it neither up nor down. */
    NOT_IN_FORCE
  }

  /**
   * @param score what it adds to the score, 0 where it only explains
   */
  public record Reason(Sign sign, List<String> words, float score) {
    public Reason {
      words = List.copyOf(words);
    }
  }

  public Why {
    reasons = List.copyOf(reasons);
  }

  /** The one that added most. */
  public Optional<Reason> strongest() {
    return reasons.stream()
        .filter(reason -> reason.score() > 0)
        .max(Comparator.comparing(Reason::score));
  }
}
