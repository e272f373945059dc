package org.chengming.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;

/** What a PDF names besides places to go to: files it carries and scripts. All of it goes. */
final class PdfNames {
  private static final int MOST_EMBEDDED = 8 << 20;

  private final PDDocument document;
  private final Sightings seen;

  PdfNames(PDDocument document, Sightings seen) {
    this.document = document;
    this.seen = seen;
  }

  void sweep() throws IOException {
    var names = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
    if (names == null) {
      return;
    }
    if (names.containsKey(COSName.EMBEDDED_FILES)) {
      var found = new ArrayList<String>();
      strings(names.getDictionaryObject(COSName.EMBEDDED_FILES), found, 0, new HashSet<>());
      for (var file : found.isEmpty() ? List.of("") : found) {
        seen.removed(
            Kind.EMBEDDED_FILE, "", Place.of(Places.ATTACHMENT, file), Writing.ofName(file));
      }
      embedded(names.getDictionaryObject(COSName.EMBEDDED_FILES), seen);
    }
    if (names.containsKey(COSName.JAVA_SCRIPT)) {
      var found = new ArrayList<String>();
      strings(names.getDictionaryObject(COSName.JAVA_SCRIPT), found, 0, new HashSet<>());
      seen.removed(Kind.SCRIPT, "JavaScript", Place.of(Places.WHOLE), String.join("\n", found));
    }
    for (var key : List.copyOf(names.keySet())) {
      if (!COSName.DESTS.equals(key)) {
        names.removeItem(key);
      }
    }
  }

  /** What is written in the files that a tree of names or a thing of a page leads to, bounded. */
  static void embedded(@Nullable COSBase object, Sightings seen) throws IOException {
    embedded(object, 0, new HashSet<>(), seen);
  }

  private static void embedded(
      @Nullable COSBase object, int depth, Set<COSBase> visited, Sightings seen)
      throws IOException {
    if (object == null || depth > 8 || visited.size() > 2_000 || !visited.add(object)) {
      return;
    }
    switch (object) {
      case COSStream stream -> {
        try (var in = stream.createInputStream()) {
          seen.within(Place.of(Places.WHOLE), in.readNBytes(MOST_EMBEDDED));
        }
      }
      case COSDictionary dictionary -> {
        for (var key : dictionary.keySet()) {
          if (!COSName.PARENT.equals(key)) {
            embedded(dictionary.getDictionaryObject(key), depth + 1, visited, seen);
          }
        }
      }
      case COSArray array -> {
        for (int i = 0; i < array.size(); i++) {
          embedded(array.getObject(i), depth + 1, visited, seen);
        }
      }
      default -> {}
    }
  }

  /** The texts a thing of a page has itself, not those of what it belongs to. */
  static List<String> own(COSDictionary dictionary) {
    var found = new ArrayList<String>();
    for (var key : dictionary.keySet()) {
      var value = dictionary.getDictionaryObject(key);
      if (value instanceof COSString || value instanceof COSArray && !COSName.KIDS.equals(key)) {
        strings(value, found, 6, new HashSet<>());
      }
    }
    return found;
  }

  /** Names and texts within a tree of names, bounded. */
  static void strings(
      @Nullable COSBase object, List<String> found, int depth, Set<COSBase> visited) {
    if (object == null || depth > 8 || found.size() > 200 || !visited.add(object)) {
      return;
    }
    switch (object) {
      case COSString string -> {
        if (!found.contains(string.getString())) {
          found.add(string.getString());
        }
      }
      case COSStream stream -> {}
      case COSDictionary dictionary -> {
        for (var key : dictionary.keySet()) {
          if (!COSName.PARENT.equals(key) && !COSName.LIMITS.equals(key)) {
            strings(dictionary.getDictionaryObject(key), found, depth + 1, visited);
          }
        }
      }
      case COSArray array -> {
        for (int i = 0; i < array.size(); i++) {
          strings(array.getObject(i), found, depth + 1, visited);
        }
      }
      default -> {}
    }
  }
}
