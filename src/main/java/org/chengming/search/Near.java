package org.chengming.search;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Documents of like meaning as a question, nearest first.
 *
 * @param cosines by document: after the {@link Turn} of the question, 0.4 is usual for an answer
 *     and 0.1 for what has nothing to do with it
 */
record Near(Map<Long, Float> cosines) {
  static final Near NONE = new Near(Map.of());

  boolean isEmpty() {
    return cosines.isEmpty();
  }

  /** Nearness from which a document is shown though it lacks the words. */
  static final float ENOUGH = 0.2f;

  /** Most documents that are shown so. */
  static final int JOINING = 300;

  /** Documents whose nearness is looked at. */
  static final int SEEN = 400;

  Near atLeast(float cosine) {
    var kept = new LinkedHashMap<Long, Float>();
    cosines.forEach(
        (id, value) -> {
          if (value >= cosine) {
            kept.put(id, value);
          }
        });
    return new Near(kept);
  }

  /** The nearest {@code most}. */
  Near first(int most) {
    var kept = new LinkedHashMap<Long, Float>();
    cosines.entrySet().stream().limit(most).forEach(e -> kept.put(e.getKey(), e.getValue()));
    return new Near(kept);
  }
}
