package org.chengming.redaction;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.jspecify.annotations.Nullable;

/** Which layers of a document are switched off, and whether one is being painted now. */
final class Layers {
  /** Paints something. */
  interface Painting {
    void paint() throws IOException;
  }

  private final @Nullable PDOptionalContentProperties known;
  private final Deque<Boolean> open = new ArrayDeque<>();
  private int off;

  Layers(PDDocument document) {
    this.known = document.getDocumentCatalog().getOCProperties();
  }

  boolean hide() {
    return off > 0;
  }

  void hidden(Painting painting) throws IOException {
    off++;
    painting.paint();
    off--;
  }

  void begin(@Nullable COSName tag, @Nullable COSDictionary properties) {
    var hides =
        COSName.OC.equals(tag) && properties != null && hides(PDPropertyList.create(properties));
    open.push(hides);
    off += hides ? 1 : 0;
  }

  void end() {
    if (!open.isEmpty() && open.pop()) {
      off--;
    }
  }

  boolean hides(@Nullable PDPropertyList list) {
    if (known == null) {
      return false;
    }
    return switch (list) {
      case PDOptionalContentGroup group -> !known.isGroupEnabled(group);
      case PDOptionalContentMembershipDictionary several ->
          !several.getOCGs().isEmpty() && several.getOCGs().stream().allMatch(this::hides);
      case null, default -> false;
    };
  }
}
