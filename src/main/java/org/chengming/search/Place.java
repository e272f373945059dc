package org.chengming.search;

import org.chengming.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of results ended, as a cursor in an address.
 *
 * @param relaxed whether the search had been relaxed, so that the next page continues the same one
 * @param score whether {@code key} holds the bits of a score rather than a day
 */
record Place(boolean relaxed, boolean score, long key, long serial) {

  static Place of(boolean relaxed, boolean score, State.Line last) {
    return new Place(relaxed, score, last.key(), last.serial());
  }

  /**
   * The place a cursor names; null when it is of another list or order, and then the first page is
   * shown.
   */
  static @Nullable Place of(@Nullable Cursor cursor, boolean byScore) {
    if (cursor == null || cursor.keys().size() != 4) {
      return null;
    }
    var place =
        new Place(
            cursor.text(0).equals("most"),
            cursor.text(1).equals("score"),
            cursor.number(2),
            cursor.number(3));
    return place.score == byScore ? place : null;
  }

  Cursor cursor() {
    return Cursor.of(
        relaxed ? "most" : "all",
        score ? "score" : "day",
        Long.toString(key),
        Long.toString(serial));
  }
}
