package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.gate.OfficeParts.Relation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Takes out of DOCX, XLSX and PPTX what nobody sees: first what only relations lead to (comments,
 * properties, embedded files, macros, sources of data), then what stands in the parts themselves.
 */
final class OfficeSweep implements Sweep {
  private static final Set<String> COMMENTS =
      Set.of(
          "comments",
          "commentsExtended",
          "commentsIds",
          "commentsExtensible",
          "commentAuthors",
          "authors",
          "people",
          "person",
          "threadedComment");
  private static final Set<String> DATA =
      Set.of(
          "connections",
          "queryTable",
          "externalLink",
          "externalLinkPath",
          "attachedTemplate",
          "mailMergeSource",
          "mailMergeHeaderSource",
          "recipientData",
          "webextension",
          "webextensiontaskpanes",
          "volatileDependencies");
  private static final Set<String> PIVOTS =
      Set.of(
          "pivotTable",
          "pivotCacheDefinition",
          "pivotCacheRecords",
          "slicer",
          "slicerCache",
          "timeline",
          "timelineCache",
          "powerPivotData");
  private static final Set<String> PROPERTIES =
      Set.of(
          "core-properties",
          "extended-properties",
          "custom-properties",
          "thumbnail",
          "printerSettings",
          "customProperty");
  private static final Set<String> CUSTOM =
      Set.of("customXml", "glossaryDocument", "tags", "revisionHeaders", "usernames", "customData");
  private static final Set<String> MACROS =
      Set.of(
          "vbaProject",
          "wordVbaData",
          "keyMapCustomizations",
          "attachedToolbars",
          "control",
          "xlMacrosheet",
          "xlIntlMacrosheet",
          "dialogsheet",
          "extensibility");

  private final Set<String> told = new HashSet<>();

  @Override
  public void of(Path file, FileKind kind, Sightings seen, @Nullable Path out) throws IOException {
    var parts = OfficeParts.read(file);
    var main = parts.main();
    new Properties(parts, seen).tell();
    relations(parts, seen);
    switch (kind) {
      case DOCX -> new WordSweep(parts, main, seen).sweep();
      case XLSX -> new BookSweep(parts, main, seen).sweep();
      default -> new SlideSweep(parts, main, seen).sweep();
    }
    pictures(parts, seen);
    for (var part : parts.unreached()) {
      if (!told(part)) {
        seen.removed(Kind.CUSTOM_DATA, Place.of(Places.PART, part), "");
        seen.within(Place.of(Places.PART, part), parts.bytes(part));
      }
      parts.remove(part);
    }
    new Asides(parts, seen).sweep();
    if (out != null) {
      parts.write(out);
    }
  }

  /** Whether what it is was said when the relation to it was taken away. */
  private boolean told(String part) {
    return part.endsWith(".rels") || told.contains(part.toLowerCase(Locale.ROOT));
  }

  /** From the package on; what hangs on something that goes was told with it. */
  private void relations(OfficeParts parts, Sightings seen) throws IOException {
    var known = new HashSet<>(Set.of(""));
    var open = new ArrayDeque<>(Set.of(""));
    while (!open.isEmpty()) {
      var part = open.pop();
      relations(parts, part, seen);
      for (var relation : parts.relations(part)) {
        var target = relation.target();
        if (!relation.external()
            && parts.has(target)
            && known.add(target.toLowerCase(Locale.ROOT))) {
          open.add(target);
        }
      }
    }
  }

  private void relations(OfficeParts parts, String part, Sightings seen) throws IOException {
    var gone = new HashSet<String>();
    for (var relation : parts.relations(part)) {
      var kind = kind(relation);
      if (kind == null) {
        if (relation.external() && seen.address(Place.of(Places.ADDRESS), relation.target())) {
          gone.add(relation.id());
        }
        continue;
      }
      if (relation.external()) {
        gone.add(relation.id());
        seen.removed(kind, relation.kind(), Place.of(Places.LINK), relation.target());
      } else if (relation.kind().equals("aFChunk")) {
        seen.noCopy(FileTrouble.VISIBLE_CHANGED);
        var place = Place.of(Places.PART, relation.target());
        seen.stays(kind, place, "", Confidence.HIGH);
        if (parts.has(relation.target())) {
          seen.seen(place, Writing.in(parts.bytes(relation.target())));
        }
      } else {
        gone.add(relation.id());
        tell(parts, kind, relation, seen);
      }
    }
    if (gone.isEmpty()) {
      return;
    }
    parts.unrelate(part, gone);
    if (parts.has(part)
        && part.toLowerCase(Locale.ROOT).matches(".*\\.(xml|vml)")
        && !sheet(part)) {
      var document = parts.xml(part);
      detach(document, gone);
      parts.put(part, document);
    }
  }

  /** Sheets may be large; whoever streams them knows which relations are left. */
  private static boolean sheet(String part) {
    return part.toLowerCase(Locale.ROOT).contains("xl/worksheets/");
  }

  private static @Nullable Kind kind(Relation relation) {
    var kind = relation.kind();
    if (relation.external()) {
      return kind.equals("hyperlink") && !local(relation.target()) ? null : Kind.EXTERNAL_LINK;
    }
    return COMMENTS.contains(kind)
        ? Kind.COMMENT
        : DATA.contains(kind)
            ? Kind.EXTERNAL_LINK
            : PIVOTS.contains(kind)
                ? Kind.PIVOT_CACHE
                : PROPERTIES.contains(kind)
                    ? Kind.PROPERTY
                    : CUSTOM.contains(kind)
                        ? Kind.CUSTOM_DATA
                        : MACROS.contains(kind) || kind.contains("activeX")
                            ? Kind.MACRO
                            : embedded(kind)
                                ? Kind.EMBEDDED_FILE
                                : relation.type().contains("digital-signature")
                                    ? Kind.SIGNATURE
                                    : null;
  }

  private static boolean embedded(String kind) {
    return kind.equals("oleObject") || kind.equals("package") || kind.equals("aFChunk");
  }

  /** On somebody's machine or network, which the address tells of. */
  private static boolean local(String target) {
    return target.matches("(?i)(file:|[a-z]:[\\\\/]|\\\\\\\\).*") || target.startsWith("//");
  }

  private void tell(OfficeParts parts, Kind kind, Relation relation, Sightings seen)
      throws IOException {
    var target = relation.target();
    if (!parts.has(target) || !told.add(target.toLowerCase(Locale.ROOT))) {
      return;
    }
    var place = Place.of(Places.PART, target);
    // Properties were told one by one; of the lists beside comments only the authors matter.
    if (kind == Kind.PROPERTY
        && !relation.kind().equals("printerSettings")
        && !relation.kind().equals("thumbnail")
        && !relation.kind().equals("customProperty")) {
      return;
    }
    if (!target.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      seen.removed(kind, relation.kind(), place, "");
      seen.within(place, parts.bytes(target));
      return;
    }
    // What hangs on it goes with it.
    for (var further : parts.relations(target)) {
      if (!further.external() && kind(further) != null) {
        tell(parts, kind(further) == Kind.COMMENT ? Kind.COMMENT : kind, further, seen);
      } else if (!further.external() && parts.has(further.target())) {
        told.add(further.target().toLowerCase(Locale.ROOT));
      } else if (further.external()) {
        seen.removed(kind, further.kind(), Place.of(Places.LINK), further.target());
      }
    }
    var document = parts.xml(target);
    if (kind == Kind.COMMENT && !relation.kind().matches("commentsE.*|commentsIds")) {
      for (var comment : comments(document)) {
        seen.removed(kind, place, Texts.of(comment));
      }
    } else if (kind != Kind.COMMENT) {
      seen.removed(kind, relation.kind(), place, Texts.of(document.getDocumentElement()));
    }
  }

  private static List<Element> comments(Document document) {
    var several =
        Xml.all(document, "comment", "cm", "threadedComment", "person", "author", "cmAuthor");
    return several.stream()
        .filter(e -> !Xml.within(e, "comment", "cm", "threadedComment"))
        .toList();
  }

  /** Takes away what names a relation that is no longer there. */
  static void detach(Document document, Set<String> ids) {
    for (var element : Xml.all(document)) {
      for (var attribute : Xml.attributes(element)) {
        if (Xml.relates(attribute) && ids.contains(attribute.getValue())) {
          detach(element, attribute.getLocalName());
          break;
        }
      }
    }
  }

  private static void detach(Element element, String attribute) {
    switch (element.getLocalName()) {
      case "hyperlink" -> {
        if (Xml.in(element, "wordprocessingml")) {
          Xml.unwrap(element);
        } else {
          Xml.remove(element);
        }
      }
      case "blip", "imagedata", "fill" -> Xml.removeAttribute(element, attribute);
      case "oleObj" -> SlideSweep.pictureOf(element);
      default -> Xml.remove(element);
    }
  }

  private static void pictures(OfficeParts parts, Sightings seen) throws IOException {
    for (var part : parts.names()) {
      var name = part.toLowerCase(Locale.ROOT);
      if (name.contains("/media/") && !parts.unreached().contains(part)) {
        var place = Place.of(Places.PICTURE, part.substring(part.lastIndexOf('/') + 1));
        parts.put(part, Pictures.within(parts.bytes(part), place, seen));
      }
    }
  }
}
