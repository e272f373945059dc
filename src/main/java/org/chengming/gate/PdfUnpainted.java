package org.chengming.gate;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.redaction.PdfPages;

/**
 * Forms and pictures that a page could paint and none does: programs that take pages out of a file
 * leave those of the others in it.
 */
final class PdfUnpainted {
  private final Sightings seen;

  /** What pages may paint, by themselves and what they have from above, and what they did. */
  private final Map<COSDictionary, Set<COSBase>> painted = new IdentityHashMap<>();

  private final Set<COSDictionary> unread = Collections.newSetFromMap(new IdentityHashMap<>());

  PdfUnpainted(Sightings seen) {
    this.seen = seen;
  }

  void page(PDPage page, PdfPages.Page read) {
    var resources = page.getResources();
    var objects =
        resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
    if (objects == null) {
      return;
    }
    // Patterns and fonts of drawings may paint too, and nobody looked.
    boolean further =
        resources.getCOSObject().containsKey(COSName.PATTERN) || type3(resources.getCOSObject());
    if (!read.readable() || further) {
      unread.add(objects);
    }
    painted
        .computeIfAbsent(objects, o -> Collections.newSetFromMap(new IdentityHashMap<>()))
        .addAll(read.painted());
  }

  private static boolean type3(COSDictionary resources) {
    var fonts = resources.getCOSDictionary(COSName.FONT);
    return fonts != null
        && fonts.keySet().stream()
            .map(fonts::getCOSDictionary)
            .anyMatch(f -> f != null && COSName.TYPE3.equals(f.getCOSName(COSName.SUBTYPE)));
  }

  void remove() throws IOException {
    for (var objects : painted.entrySet()) {
      if (!unread.contains(objects.getKey())) {
        remove(objects.getKey(), objects.getValue());
      }
    }
  }

  private void remove(COSDictionary objects, Set<COSBase> used) throws IOException {
    for (var name : List.copyOf(objects.keySet())) {
      var object = objects.getDictionaryObject(name);
      if (object instanceof COSStream stream && !used.contains(stream)) {
        seen.untraced(Kind.CUSTOM_DATA, "XObject", Place.of(Places.PART, name.getName()), "");
        if (!COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
          PdfNames.embedded(stream, seen);
        }
        objects.removeItem(name);
      }
    }
  }
}
