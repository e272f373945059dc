package org.chengming.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengming.publishing.Validity;
import org.chengming.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param relaxed the words did not all occur together anywhere often enough, so documents with most
 *     of them are among the hits
 * @param shortened the text was longer than {@link Finder#LONGEST} characters and only its
 *     beginning was looked for
 * @param counts values with their number of documents a facet, each facet counted as if it were not
 *     itself chosen from
 * @param next where the next page begins, null on the last
 * @param bestBet what an editor has put first for this question; documents of it that are not among
 *     the hits are not live or filtered away
 */
public record Found(
    List<Hit> hits,
    Total total,
    boolean relaxed,
    boolean shortened,
    Map<Facet, List<Count>> counts,
    @Nullable Cursor next,
    @Nullable BestBet bestBet) {

  /**
   * @param sourceId the id in the system it was imported from
   */
  public record Hit(
      long id,
      String indexNumber,
      @Nullable String sourceId,
      Marked title,
      Marked snippet,
      @Nullable String documentNumber,
      long bodyId,
      @Nullable String genre,
      @Nullable String theme,
      LocalDate formedOn,
      Validity validity,
      boolean explainer,
      Instant publishedAt,
      Instant updatedAt,
      float score) {}

  /**
   * @param more whether there are more than {@code value}; then counting stopped there
   */
  public record Total(long value, boolean more) {}

  /** Documents with one value of a facet. */
  public record Count(String value, long documents) {}

  public List<Count> counts(Facet facet) {
    return counts.getOrDefault(facet, List.of());
  }
}
