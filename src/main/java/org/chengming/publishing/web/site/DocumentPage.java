package org.chengming.publishing.web.site;

import java.time.LocalDate;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.publishing.Validity;
import org.chengming.publishing.web.site.StoredDocument.Link;
import org.chengming.publishing.web.site.StoredDocument.Relation;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is read.
 *
 * @param themes from the top theme down to its own
 * @param late null when it came in time
 * @param preview null on the public page
 * @param explainers what explains it and what it explains, each with the body's name
 */
record DocumentPage(
    Head head,
    StoredDocument document,
    OfficialText text,
    Body body,
    Validity validity,
    LocalDate today,
    List<Step> themes,
    @Nullable String genre,
    @Nullable Step duty,
    @Nullable String audience,
    @Nullable Timeliness late,
    List<Related> explainers,
    String citation,
    @Nullable Preview preview) {

  /**
   * What says that the page is not public.
   *
   * @param back the edition at the desk
   * @param undated the day of forming is still to be written, today stands for it
   */
  record Preview(String back, boolean undated) {}

  /** A place in the catalogue. */
  record Step(String label, String path) {}

  record Related(Link link, String body) {}

  /** The title as an official letter breaks it: who, then what. */
  List<String> titleLines() {
    var title = document.title();
    var name = body.name();
    return title.startsWith(name) && title.length() > name.length() + 4
        ? List.of(name, title.substring(name.length()))
        : List.of(title);
  }

  /** Acts that ended it or will, the earliest first; all others can change nothing any more. */
  @Nullable Link ending() {
    return document.links(Relation.ENDED_BY).stream().findFirst().orElse(null);
  }

  boolean endingAhead() {
    var ending = ending();
    return ending != null && ending.effectiveOn() != null && ending.effectiveOn().isAfter(today);
  }

  List<Link> ended() {
    return document.links(Relation.ENDED);
  }

  List<Related> explains(boolean thisOne) {
    return explainers.stream()
        .filter(r -> (r.link().relation() == Relation.EXPLAINS) == thisOne)
        .toList();
  }

  static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    return bytes < 1024 * 1024
        ? "%d KB".formatted(Math.round(bytes / 1024.0))
        : "%.1f MB".formatted(bytes / 1024.0 / 1024.0);
  }

  /** What people call the type: PDF, DOCX. */
  static String type(StoredDocument.Attachment attachment) {
    var dot = attachment.name().lastIndexOf('.');
    return dot > 0 && attachment.name().length() - dot <= 6
        ? attachment.name().substring(dot + 1).toUpperCase(java.util.Locale.ROOT)
        : attachment.mediaType();
  }
}
