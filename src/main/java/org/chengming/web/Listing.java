package org.chengming.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page of a public list. The same value is written as HTML ({@code web/entries.jte}), JSON,
 * Atom and CSV, so a list cannot say different things to people and machines.
 *
 * @param path address of the list without format and without cursor; it may carry a query
 * @param updated when anything of it changed last, null when unknown
 * @param next where the next page starts, null on the last one
 */
public record Listing(
    String title,
    @Nullable String description,
    String path,
    @Nullable Instant updated,
    List<Entry> entries,
    @Nullable Cursor next) {

  public Listing {
    entries = List.copyOf(entries);
  }

  /** A list whose moment of change is that of its newest entry. */
  public static Listing of(
      String title,
      @Nullable String description,
      String path,
      List<Entry> entries,
      @Nullable Cursor next) {
    var updated =
        entries.stream()
            .map(Entry::updatedAt)
            .filter(u -> u != null)
            .max(Instant::compareTo)
            .orElse(null);
    return new Listing(title, description, path, updated, entries, next);
  }

  /** The address of this list in a format, {@code "json"}, {@code "atom"} or {@code "csv"}. */
  public String as(String format) {
    var query = path.indexOf('?');
    return query < 0
        ? path + "." + format
        : path.substring(0, query) + "." + format + path.substring(query);
  }

  /** The address of the next page, in the format given or as HTML when that is empty. */
  public @Nullable String nextPath(String format) {
    if (next == null) {
      return null;
    }
    var address = format.isEmpty() ? path : as(format);
    return address + (address.contains("?") ? "&" : "?") + "cursor=" + next;
  }

  /**
   * @param style the class of chengming.css: status-good, status-past, status-wait, status-warn or
   *     status-bad
   */
  public record Status(String code, String label, String style) {}

  /**
   * A line of a list.
   *
   * @param id what names it outside, for a document its index number
   * @param count how many things stand behind it, for lists of lists
   */
  public record Entry(
      String id,
      String path,
      String title,
      @Nullable String summary,
      @Nullable String body,
      @Nullable String bodyPath,
      @Nullable String documentNumber,
      @Nullable LocalDate formedOn,
      @Nullable Instant publishedAt,
      @Nullable Instant updatedAt,
      @Nullable Status status,
      @Nullable Long count) {

    public static Entry of(String id, String path, String title) {
      return new Entry(id, path, title, null, null, null, null, null, null, null, null, null);
    }

    public Entry saying(@Nullable String text) {
      return with(e -> e.summary = text);
    }

    public Entry from(String bodyName, String pathOfBody) {
      return with(
          e -> {
            e.body = bodyName;
            e.bodyPath = pathOfBody;
          });
    }

    public Entry numbered(@Nullable String number) {
      return with(e -> e.documentNumber = number);
    }

    public Entry dated(@Nullable LocalDate formed, Instant published, Instant updated) {
      return with(
          e -> {
            e.formedOn = formed;
            e.publishedAt = published;
            e.updatedAt = updated;
          });
    }

    public Entry standing(@Nullable Status as) {
      return with(e -> e.status = as);
    }

    public Entry counting(long things) {
      return with(e -> e.count = things);
    }

    private Entry with(Consumer<Open> change) {
      var open = new Open(this);
      change.accept(open);
      return new Entry(
          id,
          path,
          title,
          open.summary,
          open.body,
          open.bodyPath,
          open.documentNumber,
          open.formedOn,
          open.publishedAt,
          open.updatedAt,
          open.status,
          open.count);
    }

    /** What may still be said of an entry, while a copy of it is made. */
    private static final class Open {
      private @Nullable String summary;
      private @Nullable String body;
      private @Nullable String bodyPath;
      private @Nullable String documentNumber;
      private @Nullable LocalDate formedOn;
      private @Nullable Instant publishedAt;
      private @Nullable Instant updatedAt;
      private @Nullable Status status;
      private @Nullable Long count;

      private Open(Entry entry) {
        summary = entry.summary;
        body = entry.body;
        bodyPath = entry.bodyPath;
        documentNumber = entry.documentNumber;
        formedOn = entry.formedOn;
        publishedAt = entry.publishedAt;
        updatedAt = entry.updatedAt;
        status = entry.status;
        count = entry.count;
      }
    }
  }
}
