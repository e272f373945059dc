package org.chengming.gate;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.redaction.PdfPages;

/**
 * Remarks, marks, stamps and form fields on the pages of a PDF: what of them is seen is painted
 * onto the page, the rest goes. Links to pages and to the web stay, but for addresses with numbers
 * of persons.
 */
final class PdfAnnotations {
  private static final Set<String> LINK =
      Set.of("Type", "Subtype", "Rect", "Border", "A", "Dest", "QuadPoints", "StructParent");
  private static final Set<String> NOTES = Set.of("Text", "Popup", "FileAttachment");
  private static final COSName CONTENTS = COSName.CONTENTS;

  private final PDDocument document;
  private final Sightings seen;
  private int number;

  PdfAnnotations(PDDocument document, Sightings seen) {
    this.document = document;
    this.seen = seen;
  }

  void sweep() throws IOException {
    for (var page : document.getPages()) {
      number++;
      if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray all
          && all.size() > 0) {
        sweep(page, all, Place.of(Places.PAGE, number));
      }
    }
  }

  private void sweep(PDPage page, COSArray all, Place place) throws IOException {
    var links = new COSArray();
    var others = new COSArray();
    for (int i = 0; i < all.size(); i++) {
      if (!(all.getObject(i) instanceof COSDictionary annotation)) {
        continue;
      }
      var type = String.valueOf(annotation.getNameAsString(COSName.SUBTYPE));
      if (type.equals("Link")) {
        link(annotation, place, links);
        continue;
      }
      if (!type.equals("Widget") && !type.equals("Popup")) {
        tell(annotation, type, place);
      }
      script(annotation, place);
      if (!NOTES.contains(type)) {
        others.add(annotation);
      }
    }
    page.getCOSObject().setItem(COSName.ANNOTS, others);
    if (others.size() > 0) {
      PdfPages.flatten(document, page);
    }
    if (links.size() > 0) {
      page.getCOSObject().setItem(COSName.ANNOTS, links);
    } else {
      page.getCOSObject().removeItem(COSName.ANNOTS);
    }
  }

  private void tell(COSDictionary annotation, String type, Place place) throws IOException {
    var text = new StringBuilder();
    for (var key :
        new COSName[] {CONTENTS, COSName.T, COSName.getPDFName("Subj"), COSName.getPDFName("RC")}) {
      var value = annotation.getString(key);
      if (value != null && !value.isBlank()) {
        text.append(value.replaceAll("<[^>]*>", " ").strip()).append('\n');
      }
    }
    var known = text.toString();
    PdfNames.own(annotation).stream()
        .filter(s -> !known.contains(s.replaceAll("<[^>]*>", " ").strip()))
        .forEach(s -> text.append(s).append('\n'));
    if (type.equals("FileAttachment")) {
      seen.removed(Kind.EMBEDDED_FILE, type, place, text.toString());
      PdfNames.embedded(annotation.getDictionaryObject(COSName.FS), seen);
    } else {
      seen.removed(Kind.ANNOTATION, type, place, text.toString());
    }
  }

  private void script(COSDictionary annotation, Place place) {
    var action = annotation.getCOSDictionary(COSName.A);
    if (annotation.containsKey(COSName.AA) || action != null && !harmless(action)) {
      var js = action == null ? null : action.getString(COSName.JS);
      seen.removed(Kind.SCRIPT, "A", place, js == null ? "" : js);
    }
  }

  private void link(COSDictionary link, Place place, COSArray links) {
    script(link, place);
    var action = link.getCOSDictionary(COSName.A);
    var text = link.getString(CONTENTS);
    if (text != null && !text.isBlank()) {
      seen.removed(Kind.ANNOTATION, "Link", place, text);
    }
    if (action != null && !harmless(action)) {
      var leads = action.getString(COSName.URI);
      if (leads != null) {
        seen.removedAddress(Place.of(Places.PAGE_ADDRESS, number), leads);
      }
      return;
    }
    var address = action == null ? null : action.getString(COSName.URI);
    if (address != null && seen.address(Place.of(Places.PAGE_ADDRESS, number), address)) {
      link.removeItem(COSName.A); // the structure of the document may name the link too
      return;
    }
    for (var key : List.copyOf(link.keySet())) {
      if (!LINK.contains(key.getName())) {
        link.removeItem(key);
      }
    }
    links.add(link);
  }

  /** Goes to a page or to an address of the web, and does nothing further. */
  static boolean harmless(COSDictionary action) {
    var what = String.valueOf(action.getNameAsString(COSName.S));
    if (action.containsKey(COSName.getPDFName("Next"))) {
      return false;
    }
    return what.equals("GoTo")
        || what.equals("URI")
            && String.valueOf(action.getString(COSName.URI)).matches("(?i)(https?|mailto|tel):.*");
  }
}
