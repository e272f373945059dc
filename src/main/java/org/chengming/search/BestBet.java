package org.chengming.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands first for a question because an editor said so.
 *
 * @param questions its spellings, as typed
 * @param reason shown to whoever asks
 * @param validUntil the last day it counts
 */
public record BestBet(
    long id, List<String> questions, List<Target> targets, String reason, LocalDate validUntil)
    implements Trial {
  /** How many it may lead to. */
  public static final int MOST = 3;

  /**
   * A document or a page of this site.
   *
   * @param label title of the page, or of the document when it was chosen
   */
  public record Target(@Nullable Long document, @Nullable String path, String label) {
    public Target {
      if ((document == null) == (path == null)) {
        throw new IllegalArgumentException("A target is either a document or a page");
      }
    }
  }

  public BestBet {
    questions = List.copyOf(questions);
    targets = List.copyOf(targets);
  }

  @Override
  public String example() {
    return questions.getFirst();
  }

  /** Ids of the documents, in order. */
  public List<Long> documents() {
    return targets.stream().map(Target::document).filter(Objects::nonNull).toList();
  }

  public List<Target> pages() {
    return targets.stream().filter(t -> t.path() != null).toList();
  }
}
