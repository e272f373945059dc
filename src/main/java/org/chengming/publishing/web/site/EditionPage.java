package org.chengming.publishing.web.site;

import java.util.List;
import org.chengming.web.Head;

/**
 * An edition beside the live one.
 *
 * @param lines what the live edition changed of it
 */
record EditionPage(
    Head head,
    StoredDocument document,
    EditionText edition,
    boolean live,
    OfficialText text,
    List<Difference.Line> lines) {
  static EditionPage of(Head head, StoredDocument document, EditionText edition) {
    var now = document.title() + "\n" + PlainText.of(document.contentHtml());
    return new EditionPage(
        head,
        document,
        edition,
        edition.number() == document.editionNumber(),
        OfficialText.of(edition.contentHtml()),
        Difference.between(edition.plain(), now));
  }

  boolean changed() {
    return lines.stream().anyMatch(l -> l.kind() != Difference.Kind.SAME);
  }

  /** Lines that changed, with one unchanged line around them. */
  List<Difference.Line> shown() {
    var keep = new java.util.ArrayList<Difference.Line>();
    for (int i = 0; i < lines.size(); i++) {
      var near =
          lines.get(i).kind() != Difference.Kind.SAME
              || (i > 0 && lines.get(i - 1).kind() != Difference.Kind.SAME)
              || (i + 1 < lines.size() && lines.get(i + 1).kind() != Difference.Kind.SAME);
      if (near) {
        keep.add(lines.get(i));
      }
    }
    return keep;
  }
}
