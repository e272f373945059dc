package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A register: what it is, where it stands, a page of its records.
 *
 * @param records how many it holds in all, filters aside
 * @param updated when something was brought last, as people read it; null before the first time
 * @param late why it may be out of date, a sentence; null when it is not
 * @param lookup where one asks for one's own record; null where that is not offered
 * @param ways other ways to look at it
 * @param sums a text for each column, empty where nothing is added up; empty when nothing is at all
 * @param summed of what these are the sums, or why there are none; null when nobody asked
 * @param problems why nothing could be looked for, when what it was narrowed by is no such value
 * @param fewer the same list without one of what it is narrowed by; for when it is empty
 * @param first where the list starts, null when this is there
 * @param downloads all that is narrowed to, as files
 */
record RegisterPage(
    Head head,
    String title,
    String about,
    String path,
    long records,
    @Nullable String updated,
    @Nullable String late,
    String rhythm,
    String licence,
    List<Way> ways,
    List<Filters.Filter> filters,
    List<Column> columns,
    List<Row> rows,
    List<String> sums,
    @Nullable String summed,
    boolean narrowed,
    List<Problem> problems,
    List<Way> fewer,
    @Nullable String first,
    @Nullable String next,
    List<Way> downloads,
    String embed,
    @Nullable String lookup) {

  /**
   * @param here whether it is this page
   */
  record Way(String label, String path, boolean here) {}

  /**
   * @param sortPath where the list is in the order of this column; null where none is offered
   * @param order {@code ascending} or {@code descending} when it is, else empty
   * @param levels what its words mean on a scale of colours, the lowest first; empty for none
   */
  record Column(
      String label,
      @Nullable String unit,
      Style kind,
      @Nullable String sortPath,
      String order,
      List<String> levels) {
    /** So many characters stand in a line even where many columns stand beside each other. */
    private static final int FEW = 4;

    private static final int MANY = 16;

    boolean number() {
      return kind == Style.NUMBER;
    }

    boolean company() {
      return kind == Style.COMPANY;
    }

    /** What stands before a cell where each record is a card, as on phones; null beside nothing. */
    @Nullable String before(String text) {
      return text.isEmpty() ? null : unit == null ? label : label + "（" + unit + "）";
    }

    /** The class of a cell that says this; null for none. */
    @Nullable String style(String text) {
      return switch (kind) {
        case NUMBER -> "number";
        case UNBROKEN, COMPANY -> "unbroken";
        case TEXT -> text.length() > MANY ? "words many" : text.length() > FEW ? "words" : null;
      };
    }

    /** From 1; 0 when the word is none of the scale. */
    int level(String word) {
      return levels.indexOf(word) + 1;
    }
  }

  /** Whether there is anything to narrow down to. */
  boolean narrows() {
    return !filters.isEmpty() && (records > 0 || narrowed);
  }

  enum Style {
    TEXT,
    NUMBER,
    UNBROKEN,
    COMPANY
  }

  /**
   * @param cells as many as there are columns
   */
  record Row(String path, List<String> cells) {}
}
