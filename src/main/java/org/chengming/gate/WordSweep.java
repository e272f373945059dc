package org.chengming.gate;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.gate.FileFinding.Kind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Takes out of the parts of a DOCX what is not seen: every part with text, and the settings. */
final class WordSweep {
  /** Settings that tell of people, machines and sources of data. */
  private static final Map<String, Kind> SETTINGS =
      Map.ofEntries(
          Map.entry("rsids", Kind.REVISION_ID),
          Map.entry("docId", Kind.REVISION_ID),
          Map.entry("docVars", Kind.CUSTOM_DATA),
          Map.entry("mailMerge", Kind.EXTERNAL_LINK),
          Map.entry("attachedTemplate", Kind.EXTERNAL_LINK),
          Map.entry("saveThroughXslt", Kind.EXTERNAL_LINK),
          Map.entry("attachedSchema", Kind.CUSTOM_DATA),
          Map.entry("schemaLibrary", Kind.CUSTOM_DATA));

  /** Nothing to tell of, but without use in a copy. */
  private static final Set<String> DROPPED =
      Set.of("trackRevisions", "writeProtection", "documentProtection", "revisionView");

  private static final Map<String, String> STORIES =
      Map.of(
          "header", Places.HEADER,
          "footer", Places.FOOTER,
          "footnotes", Places.NOTES,
          "endnotes", Places.NOTES);

  private final OfficeParts parts;
  private final String main;
  private final Sightings seen;
  private final WordStyles styles;
  private int revisionIds;

  WordSweep(OfficeParts parts, String main, Sightings seen) throws IOException {
    this.parts = parts;
    this.main = main;
    this.seen = seen;
    var styles = parts.related(main, "styles");
    this.styles = new WordStyles(styles != null && parts.has(styles) ? parts.xml(styles) : null);
  }

  void sweep() throws IOException {
    story(main, Places.PARAGRAPH);
    var done = new HashMap<String, Boolean>();
    for (var relation : parts.relations(main)) {
      var place = STORIES.get(relation.kind());
      var target = relation.target();
      if (relation.external() || !parts.has(target) || done.put(target, true) != null) {
        continue;
      }
      if (place != null) {
        story(target, place);
      } else if (Set.of("styles", "numbering", "stylesWithEffects", "settings")
          .contains(relation.kind())) {
        var document = parts.xml(target);
        if (relation.kind().equals("settings")) {
          settings(document);
        }
        revisionIds(document);
        parts.put(target, document);
      } else if (relation.kind().equals("chart")) {
        Charts.sweep(parts, target, seen);
      }
    }
    if (revisionIds > 0) {
      seen.untraced(Kind.REVISION_ID, "rsid", Place.of(Places.WHOLE), String.valueOf(revisionIds));
    }
  }

  private void story(String part, String place) throws IOException {
    var document = parts.xml(part);
    new WordChanges(document, place, seen).accept();
    comments(document);
    new WordFields(document, place, seen).unlink();
    new WordHidden(document, place, styles, seen).remove();
    marks(document);
    revisionIds(document);
    new WordHidden(document, place, styles, seen).tellSeen();
    parts.put(part, document);
  }

  private void comments(Document document) {
    for (var element :
        Xml.all(document, "commentRangeStart", "commentRangeEnd", "commentReference")) {
      var run = element.getParentNode();
      Xml.remove(element);
      if (run instanceof Element r
          && r.getLocalName().equals("r")
          && Xml.children(r).stream().allMatch(e -> e.getLocalName().equals("rPr"))) {
        Xml.remove(r);
      }
    }
    for (var element : Xml.all(document, "annotationRef")) {
      Xml.remove(element);
    }
  }

  /** Marks that programs leave in a text: what data it is bound to, who may change it. */
  private void marks(Document document) {
    for (var element :
        Xml.all(document, "permStart", "permEnd", "dataBinding", "smartTag", "customXml")) {
      if (!Xml.in(element, "wordprocessingml") && !element.getLocalName().equals("dataBinding")) {
        continue;
      }
      switch (element.getLocalName()) {
        case "permStart" -> {
          var who = Xml.attribute(element, "ed");
          if (!who.isEmpty()) {
            seen.removed(Kind.PROPERTY, "permStart", Place.of(Places.SETTINGS), who);
          }
          Xml.remove(element);
        }
        case "smartTag", "customXml" -> {
          seen.untraced(
              Kind.CUSTOM_DATA,
              element.getLocalName(),
              Place.of(Places.SETTINGS),
              Xml.attribute(element, "element"));
          for (var properties : Xml.children(element)) {
            if (properties.getLocalName().endsWith("Pr")
                && Set.of("smartTagPr", "customXmlPr").contains(properties.getLocalName())) {
              Xml.remove(properties);
            }
          }
          Xml.unwrap(element);
        }
        default -> Xml.remove(element);
      }
    }
    for (var element : Xml.all(document, "docPr", "cNvPr")) {
      Descriptions.keepPlain(element, seen);
    }
  }

  private void settings(Document document) {
    for (var setting : Xml.children(document.getDocumentElement())) {
      var kind = SETTINGS.get(setting.getLocalName());
      if (kind == Kind.REVISION_ID) {
        revisionIds++;
      } else if (kind != null) {
        seen.removed(kind, setting.getLocalName(), Place.of(Places.SETTINGS), values(setting));
      }
      if (kind != null || DROPPED.contains(setting.getLocalName())) {
        Xml.remove(setting);
      }
    }
  }

  private static String values(Element setting) {
    return String.join(
        "\n",
        Xml.all(setting).stream()
            .flatMap(e -> List.of(Xml.attribute(e, "name"), Xml.attribute(e, "val")).stream())
            .filter(v -> v.length() > 3)
            .toList());
  }

  private void revisionIds(Document document) {
    for (var element : Xml.all(document)) {
      for (var attribute : Xml.attributes(element)) {
        if (attribute.getLocalName().startsWith("rsid")) {
          element.removeAttributeNode(attribute);
          revisionIds++;
        }
      }
    }
  }
}
