package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.chengming.files.FileKind;
import org.chengming.redaction.Traces;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what was removed in every part of a copy, unpacked and decoded: with its own eyes, not
 * those that told what to remove.
 */
final class Remains {
  private static final int LONGEST = 80;
  private static final int MOST = 1_500;
  private static final Set<String> APART = Set.of("p", "c", "v", "f", "si", "row", "sheet");
  private static final int CHUNK = 1 << 16;

  private final Traces traces;
  private final int texts;
  private final int shortTexts;
  private int parts;
  private long bytes;
  private String where = "";

  /**
   * @param visible what is seen; a piece that is seen as well cannot be gone
   */
  Remains(Collection<String> removed, String visible) {
    var seen = Traces.folded(visible);
    var wanted = new ArrayList<String>();
    var known = new HashSet<String>();
    int few = 0;
    for (var piece : removed) {
      var text = piece.length() <= LONGEST ? piece : piece.substring(0, LONGEST);
      var folded = Traces.folded(text);
      if (folded.isEmpty() || !known.add(folded) || seen.contains(folded)) {
        continue;
      }
      if (tells(folded, text) && wanted.size() < MOST) {
        wanted.add(text);
      } else {
        few++;
      }
    }
    this.traces = new Traces(wanted);
    this.texts = wanted.size();
    this.shortTexts = few;
  }

  /** Long enough that it does not stand somewhere by chance; one English word is not. */
  private static boolean tells(String folded, String text) {
    if (folded.codePoints().filter(c -> c >= 0x3400).count() >= 2) {
      return true;
    }
    return folded.length()
        >= (text.strip().matches("[A-Za-z]+") ? 15 : text.matches("\\d+") ? 10 : 8);
  }

  int texts() {
    return texts;
  }

  int shortTexts() {
    return shortTexts;
  }

  int parts() {
    return parts;
  }

  long bytes() {
    return bytes;
  }

  /** The part in which something was found. */
  String where() {
    return where;
  }

  boolean in(Path file, FileKind kind) throws IOException {
    return switch (kind) {
      case DOCX, XLSX, PPTX, OFD -> inParts(OfficeParts.read(file));
      case PDF -> inPdf(file) || raw("bytes", Files.readAllBytes(file));
      default -> raw("bytes", Files.readAllBytes(file));
    };
  }

  private boolean inParts(OfficeParts all) throws IOException {
    for (var name : all.names()) {
      var part = all.bytes(name);
      // What ties parts together says only words of the standard, and names that are looked at
      // here.
      var writing =
          name.toLowerCase(Locale.ROOT).matches(".*\\.(xml|vml)") && !name.startsWith("[");
      if (!name.startsWith("[") && traces.inText(name)
          || (writing ? writing(name, part) : raw(name, part))) {
        where = name;
        return true;
      }
    }
    return false;
  }

  /** The bytes as they are, and what is written in them, whatever stands between. */
  private boolean writing(String name, byte[] part) throws IOException {
    if (raw(name, part)) {
      return true;
    }
    try {
      return written(part);
    } catch (XMLStreamException e) {
      return traces.inWriting(part);
    }
  }

  private boolean written(byte[] part) throws XMLStreamException {
    var text = new StringBuilder();
    var values = new StringBuilder();
    var xml = Xml.streaming().createXMLStreamReader(new ByteArrayInputStream(part));
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          // Runs of a paragraph run on into each other, cells do not.
          text.append(APART.contains(xml.getLocalName()) ? "|" : "");
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeValue(i).length() > 1) {
              values.append(xml.getAttributeValue(i)).append('|');
            }
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.COMMENT ->
            text.append(xml.getText());
        default -> {}
      }
      if (holds(text, CHUNK) || holds(values, CHUNK)) {
        return true;
      }
    }
    return holds(text, 0) || holds(values, 0);
  }

  /** Looks once so much has come together, and keeps the end, on which something may run on. */
  private boolean holds(StringBuilder text, int from) {
    if (text.length() <= from) {
      return false;
    }
    if (traces.inText(text.toString())) {
      return true;
    }
    text.delete(0, Math.max(0, text.length() - 2 * LONGEST));
    return false;
  }

  private boolean raw(String name, byte[] part) throws IOException {
    where = name;
    parts++;
    bytes += part.length;
    return traces.in(new ByteArrayInputStream(part));
  }

  private boolean inPdf(Path file) throws IOException {
    try (var document =
        Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      for (var key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
        where = "object " + key.getNumber();
        if (holds(document.getDocument().getObjectFromPool(key).getObject(), 0)) {
          return true;
        }
      }
      return holds(document.getDocument().getTrailer(), 0);
    }
  }

  private boolean holds(@Nullable COSBase object, int depth) throws IOException {
    if (depth > 60) {
      return false;
    }
    return switch (object) {
      case COSString string -> traces.inString(string.getBytes());
      case COSName name -> traces.inText(name.getName());
      case COSStream stream -> dictionary(stream, depth) || stream(stream);
      case COSDictionary dictionary -> dictionary(dictionary, depth);
      case COSArray array -> {
        for (int i = 0; i < array.size(); i++) {
          if (!(array.get(i) instanceof COSObject) && holds(array.get(i), depth + 1)) {
            yield true;
          }
        }
        yield false;
      }
      case null, default -> false;
    };
  }

  private boolean dictionary(COSDictionary dictionary, int depth) throws IOException {
    for (var entry : dictionary.entrySet()) {
      if (!(entry.getValue() instanceof COSObject) && holds(entry.getValue(), depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean stream(COSStream stream) throws IOException {
    if (Set.of("Image").contains(String.valueOf(stream.getNameAsString(COSName.SUBTYPE)))) {
      return false;
    }
    try (var in = stream.createInputStream()) {
      var decoded = in.readAllBytes();
      parts++;
      bytes += decoded.length;
      return traces.inWriting(decoded);
    }
  }
}
