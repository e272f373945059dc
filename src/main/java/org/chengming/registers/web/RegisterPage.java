package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * A register: what it is, where it stands, a page of its records.
 *
 * @param records how many it holds in all, filters aside
 * @param updated when something was brought last, as people read it; null before the first time
 * @param late why it may be out of date, a sentence; null when it is not
 * @param edition the newest edition as the ledger has its hash; null before the first
 * @param lookup where one asks for one's own record; null where that is not offered
 * @param first where the list starts, null when this is there
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
    List<Filter> filters,
    List<Column> columns,
    List<Row> rows,
    boolean narrowed,
    @Nullable String first,
    @Nullable String next,
    String csv,
    String json,
    @Nullable String edition,
    @Nullable String lookup) {

  /**
   * @param choices the values to choose from; empty where one is typed
   */
  record Filter(String name, String label, String value, String inputType, List<String> choices) {}

  /**
   * @param sortPath where the list is in the order of this column; null where none is offered
   * @param order {@code ascending} or {@code descending} when it is, else empty
   */
  record Column(
      String label, @Nullable String unit, Style kind, @Nullable String sortPath, String order) {
    boolean number() {
      return kind == Style.NUMBER;
    }

    /** The class of its cells; null for none. */
    @Nullable String style() {
      return switch (kind) {
        case NUMBER -> "number";
        case UNBROKEN -> "unbroken";
        case TEXT -> null;
      };
    }
  }

  enum Style {
    TEXT,
    NUMBER,
    UNBROKEN
  }

  /**
   * @param cells as many as there are columns
   */
  record Row(String path, List<String> cells) {}
}
