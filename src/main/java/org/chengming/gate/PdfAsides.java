package org.chengming.gate;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What a PDF says where no other sweep looks: what is read aloud in place of pictures, names of
 * places to go to, labels of pages, names of layers, whatever some program left. What must not go
 * out is masked there.
 */
final class PdfAsides {
  private static final int MOST = 2_000_000;

  /** Titles of bookmarks are seen, and addresses of links were looked at. */
  private static final Set<COSName> LOOKED_AT =
      Set.of(COSName.TITLE, COSName.URI, COSName.getPDFName("ID"), COSName.ENCRYPT);

  private final Sightings seen;
  private final Set<COSBase> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<COSBase> open = new ArrayDeque<>();

  PdfAsides(Sightings seen) {
    this.seen = seen;
  }

  void sweep(PDDocument document) {
    add(document.getDocument().getTrailer());
    while (!open.isEmpty() && known.size() < MOST) {
      switch (open.pop()) {
        case COSDictionary dictionary -> dictionary(dictionary);
        case COSArray array -> array(array);
        default -> {}
      }
    }
  }

  private void add(COSBase object) {
    if ((object instanceof COSDictionary || object instanceof COSArray) && known.add(object)) {
      open.push(object);
    }
  }

  private void dictionary(COSDictionary dictionary) {
    for (var key : List.copyOf(dictionary.keySet())) {
      var value = dictionary.getDictionaryObject(key);
      if (value instanceof COSString string) {
        if (!LOOKED_AT.contains(key)) {
          var said = said(key.getName(), string);
          if (said != string) {
            dictionary.setItem(key, said);
          }
        }
      } else if (value != null && !LOOKED_AT.contains(key)) {
        add(value);
      }
    }
  }

  private void array(COSArray array) {
    for (int i = 0; i < array.size(); i++) {
      var value = array.getObject(i);
      if (value instanceof COSString string) {
        var said = said("Names", string);
        if (said != string) {
          array.set(i, said);
        }
      } else if (value != null) {
        add(value);
      }
    }
  }

  private COSString said(String where, COSString string) {
    var text = string.getString();
    var said = seen.said(Place.of(Places.ASIDE, where), text);
    return said.equals(text) ? string : new COSString(said);
  }
}
