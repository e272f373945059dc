package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chengming.gate.FileFinding.Kind;

/**
 * Notes on a PDF, its pages, pictures and fonts; notes that programs leave for themselves;
 * thumbnails; and what cameras noted in pictures.
 */
final class PdfNotes {
  private static final COSName THUMB = COSName.getPDFName("Thumb");

  /** Files that belong to the document, a page, a drawing or a piece of text. */
  private static final COSName ASSOCIATED = COSName.getPDFName("AF");

  /** Other pictures in place of one. */
  private static final COSName ALTERNATES = COSName.getPDFName("Alternates");

  private static final COSName PIECES = COSName.getPDFName("PieceInfo");

  private final PDDocument document;
  private final COSDictionary root;
  private final Sightings seen;
  private final Place whole = Place.of(Places.WHOLE);

  PdfNotes(PDDocument document, Sightings seen) {
    this.document = document;
    this.root = document.getDocumentCatalog().getCOSObject();
    this.seen = seen;
  }

  void sweep() throws IOException {
    if (root.getDictionaryObject(COSName.METADATA) instanceof COSStream stream) {
      seen.untraced(Kind.PROPERTY, "XMP", whole, written(stream));
      root.removeItem(COSName.METADATA);
    }
    int notes = 0;
    for (var key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
      var object = document.getDocument().getObjectFromPool(key).getObject();
      if (!(object instanceof COSDictionary dictionary)) {
        continue;
      }
      if (dictionary.containsKey(ASSOCIATED)) {
        seen.removed(Kind.EMBEDDED_FILE, "AF", whole, "");
        PdfNames.embedded(dictionary.getDictionaryObject(ASSOCIATED), seen);
        dictionary.removeItem(ASSOCIATED);
      }
      PdfNames.embedded(dictionary.getDictionaryObject(COSName.METADATA), seen);
      for (var name : new COSName[] {COSName.METADATA, PIECES, THUMB, ALTERNATES}) {
        if (dictionary.containsKey(name)) {
          dictionary.removeItem(name);
          notes++;
        }
      }
      if (dictionary instanceof COSStream stream
          && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
        picture(stream, key.getNumber());
      }
    }
    if (notes > 0) {
      seen.untraced(Kind.PROPERTY, "Metadata", whole, String.valueOf(notes));
    }
  }

  private void picture(COSStream stream, long number) throws IOException {
    if (!COSName.DCT_DECODE.equals(stream.getDictionaryObject(COSName.FILTER))) {
      return;
    }
    byte[] raw;
    try (var in = stream.createRawInputStream()) {
      raw = in.readAllBytes();
    }
    PictureBytes bytes;
    try {
      bytes = PictureBytes.of(raw);
    } catch (IndexOutOfBoundsException e) {
      return;
    }
    if (bytes.anythingDropped()) {
      Pictures.tell(raw, bytes, Place.of(Places.PICTURE, number), seen);
      try (var out = stream.createRawOutputStream()) {
        new ByteArrayInputStream(bytes.plain()).transferTo(out);
      }
    }
  }

  private static String written(COSStream stream) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = stream.createInputStream()) {
      in.transferTo(out);
    }
    return out.toString(StandardCharsets.UTF_8)
        .replaceAll("<[?!][^>]*>|</?[\\w:.-]+|/?>", " ")
        .strip();
  }
}
