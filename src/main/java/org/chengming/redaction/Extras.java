package org.chengming.redaction;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chengming.redaction.Proof.Extra;
import org.chengming.redaction.Proof.LeftBehind;

/** Counts what a PDF carries besides its pages. None of it is taken over. */
final class Extras {
  private final Map<Extra, Integer> counts = new EnumMap<>(Extra.class);

  void add(Extra what, int count) {
    counts.merge(what, count, Integer::sum);
  }

  List<LeftBehind> list() {
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(e -> new LeftBehind(e.getKey(), e.getValue()))
        .toList();
  }

  void of(PDDocument document, Path file) throws IOException {
    var catalog = document.getDocumentCatalog();
    var root = catalog.getCOSObject();
    var info = document.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
    add(Extra.METADATA, (info == null ? 0 : info.size()) + has(root, COSName.METADATA));
    var form = catalog.getAcroForm();
    if (form != null) {
      var fields = new ArrayList<>();
      form.getFieldTree().forEach(fields::add);
      add(Extra.FIELDS, fields.size());
    }
    var names = root.getCOSDictionary(COSName.NAMES);
    if (names != null) {
      add(Extra.ATTACHMENTS, has(names, COSName.EMBEDDED_FILES));
      add(Extra.SCRIPTS, has(names, COSName.JAVA_SCRIPT));
    }
    add(Extra.SCRIPTS, has(root, COSName.OPEN_ACTION) + has(root, COSName.AA));
    var outline = catalog.getDocumentOutline();
    add(Extra.BOOKMARKS, outline == null ? 0 : Math.max(1, Math.abs(outline.getOpenCount())));
    var layers = root.getCOSDictionary(COSName.OCPROPERTIES);
    if (layers != null) {
      var groups = layers.getDictionaryObject(COSName.OCGS);
      add(Extra.LAYERS, groups instanceof COSArray several ? several.size() : 1);
    }
    for (var page : document.getPages()) {
      add(Extra.THUMBNAILS, has(page.getCOSObject(), COSName.getPDFName("Thumb")));
      add(Extra.METADATA, has(page.getCOSObject(), COSName.METADATA));
      add(Extra.SCRIPTS, has(page.getCOSObject(), COSName.AA));
    }
    add(Extra.REVISIONS, revisions(file) - 1);
  }

  private static int has(COSDictionary dictionary, COSName key) {
    return dictionary.containsKey(key) ? 1 : 0;
  }

  /** How often the file was ended: each change that was only added to it ends it once more. */
  private static int revisions(Path file) throws IOException {
    var mark = "startxref".getBytes(StandardCharsets.US_ASCII);
    int found = 0;
    int at = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int b; (b = in.read()) >= 0; ) {
        at = b == mark[at] ? at + 1 : b == mark[0] ? 1 : 0;
        if (at == mark.length) {
          found++;
          at = 0;
        }
      }
    }
    return Math.max(1, found);
  }
}
