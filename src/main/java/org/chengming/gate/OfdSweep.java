package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Takes out of an OFD (GB/T 33190-2016) what it has besides its pages, and what they do not show.
 */
final class OfdSweep implements Sweep {
  private static final Set<String> TYPED =
      Set.of("Title", "Author", "Subject", "Abstract", "Keywords");

  private OfficeParts parts = new OfficeParts();
  private final Set<String> swept = new HashSet<>();
  private @Nullable Sightings seen;

  @Override
  public void of(Path file, FileKind kind, Sightings seen, @Nullable Path out) throws IOException {
    this.parts = OfficeParts.read(file);
    this.seen = seen;
    var root = parts.xml("OFD.xml");
    var documents = new ArrayList<String>();
    for (var body : Xml.all(root, "DocBody")) {
      information(body);
      versions(body);
      if (!Xml.all(body, "Signatures").isEmpty()) {
        seen.stays(Kind.SIGNATURE, Place.of(Places.WHOLE), "", Confidence.HIGH);
        seen.noCopy(FileTrouble.SIGNED);
      }
      for (var location : Xml.all(body, "DocRoot")) {
        documents.add(resolve("", location.getTextContent()));
      }
    }
    parts.put("OFD.xml", root);
    int number = 0;
    for (var document : documents) {
      number = document(document, number, seen);
    }
    resources(seen);
    pictures(seen);
    unreferenced(seen);
    new Asides(parts, seen).sweep();
    if (out != null && seen.noCopy() == null) {
      parts.write(out);
    }
  }

  private Sightings seen() {
    return java.util.Objects.requireNonNull(seen);
  }

  private void information(Element body) {
    var information = Xml.child(body, "DocInfo");
    if (information == null) {
      return;
    }
    for (var property : Xml.children(information)) {
      var name = property.getLocalName();
      if (name.equals("DocID")) {
        continue;
      }
      if (name.equals("CustomDatas")) {
        for (var data : Xml.children(property)) {
          seen()
              .removed(
                  Kind.CUSTOM_DATA,
                  Xml.attribute(data, "Name"),
                  Place.of(Places.WHOLE),
                  data.getTextContent());
        }
      } else {
        var place =
            name.equals("Author") ? Place.of(Places.AUTHOR) : Place.of(Places.PROPERTY, name);
        if (TYPED.contains(name)) {
          seen().removed(Kind.PROPERTY, name, place, property.getTextContent());
        } else {
          seen().untraced(Kind.PROPERTY, name, place, property.getTextContent());
        }
      }
      Xml.remove(property);
    }
  }

  private void versions(Element body) {
    for (var versions : Xml.all(body, "Versions")) {
      seen().removed(Kind.OLDER_VERSION, "", Place.of(Places.WHOLE), versions.getTextContent());
      Xml.remove(versions);
    }
  }

  /** The number of the last page. */
  private int document(String part, int before, Sightings seen) throws IOException {
    var document = parts.xml(part);
    swept.add(part);
    OfdLinks.remove(document, Place.of(Places.WHOLE), Place.of(Places.ADDRESS), seen);
    for (var element : Xml.all(document)) {
      switch (element.getLocalName()) {
        case "Attachments" -> attachments(resolve(part, element.getTextContent()));
        case "CustomTags", "Extensions" -> {
          var target = resolve(part, element.getTextContent());
          seen.removed(
              Kind.CUSTOM_DATA,
              element.getLocalName(),
              Place.of(Places.PART, target),
              parts.has(target) ? Texts.of(parts.xml(target).getDocumentElement()) : "");
          parts.remove(target);
        }
        default -> {
          continue;
        }
      }
      Xml.remove(element);
    }
    for (var template : Xml.all(document, "TemplatePage")) {
      page(
          resolve(part, Xml.attribute(template, "BaseLoc")),
          Place.of(Places.WHOLE),
          Place.of(Places.ADDRESS));
    }
    var numbers = new HashMap<String, Integer>();
    int number = before;
    for (var page : Xml.all(document, "Page")) {
      number++;
      numbers.put(Xml.attribute(page, "ID"), number);
      page(
          resolve(part, Xml.attribute(page, "BaseLoc")),
          Place.of(Places.PAGE, number),
          Place.of(Places.PAGE_ADDRESS, number));
    }
    for (var annotations : Xml.all(document, "Annotations")) {
      annotations(resolve(part, annotations.getTextContent()), numbers);
    }
    parts.put(part, document);
    return number;
  }

  private void attachments(String list) throws IOException {
    if (parts.has(list)) {
      for (var attachment : Xml.all(parts.xml(list), "Attachment")) {
        var name = Xml.attribute(attachment, "Name");
        var creator = Xml.attribute(attachment, "Creator");
        seen()
            .removed(
                Kind.EMBEDDED_FILE,
                "",
                Place.of(Places.ATTACHMENT, name),
                Writing.ofName(name) + "\n" + creator);
        for (var location : Xml.all(attachment, "FileLoc")) {
          var file = resolve(list, location.getTextContent());
          if (parts.has(file)) {
            seen().within(Place.of(Places.ATTACHMENT, name), parts.bytes(file));
          }
          parts.remove(file);
        }
      }
      parts.remove(list);
    } else {
      seen().untraced(Kind.EMBEDDED_FILE, "", Place.of(Places.WHOLE), "");
    }
  }

  /** Marks that are seen stay; who made them and what is noted on them does not. */
  private void annotations(String list, Map<String, Integer> numbers) throws IOException {
    if (!parts.has(list)) {
      return;
    }
    for (var location : Xml.all(parts.xml(list), "FileLoc")) {
      var part = resolve(list, location.getTextContent());
      if (!parts.has(part)) {
        continue;
      }
      swept.add(part);
      var page = Xml.ancestor(location, "Page");
      var number = page == null ? null : numbers.get(Xml.attribute(page, "PageID"));
      var address =
          number == null ? Place.of(Places.ADDRESS) : Place.of(Places.PAGE_ADDRESS, number);
      var document = parts.xml(part);
      for (var annotation : Xml.all(document, "Annot")) {
        annotation(annotation, Place.of(Places.PART, part), address);
      }
      parts.put(part, document);
    }
  }

  private void annotation(Element annotation, Place place, Place address) {
    var said = new LinkedHashSet<String>();
    for (var name : List.of("Creator", "LastModifier")) {
      said.add(Xml.attribute(annotation, name));
      if (annotation.hasAttribute(name)) {
        annotation.setAttribute(name, "");
      }
    }
    for (var note : Xml.all(annotation, "Remark", "Parameters")) {
      said.add(note.getTextContent());
      Xml.remove(note);
    }
    var hidden = Xml.attribute(annotation, "Visible").equalsIgnoreCase("false");
    if (hidden) {
      OfdLinks.remove(annotation, place, address, seen());
      Xml.all(annotation, "TextCode").forEach(code -> said.add(code.getTextContent()));
      Xml.remove(annotation);
    } else {
      OfdLinks.keepHarmless(annotation, place, address, seen());
      Xml.all(annotation, "TextCode").forEach(code -> seen().seen(place, code.getTextContent()));
    }
    said.removeIf(String::isBlank);
    if (hidden || !said.isEmpty()) {
      seen()
          .removed(
              Kind.ANNOTATION, Xml.attribute(annotation, "Type"), place, String.join("\n", said));
    }
  }

  private void page(String part, Place place, Place address) throws IOException {
    if (parts.has(part)) {
      swept.add(part);
      var page = parts.xml(part);
      new OfdPage(page, place, address, seen()).sweep();
      parts.put(part, page);
    }
  }

  /** Drawings that pages name and draw from: actions may hang on their objects too. */
  private void resources(Sightings seen) throws IOException {
    for (var part : parts.names()) {
      if (!part.toLowerCase(Locale.ROOT).endsWith(".xml") || swept.contains(part)) {
        continue;
      }
      var resource = parts.xml(part);
      if (!Xml.all(resource, "Actions").isEmpty()) {
        OfdLinks.remove(resource, Place.of(Places.PART, part), Place.of(Places.ADDRESS), seen);
        parts.put(part, resource);
      }
    }
  }

  private void pictures(Sightings seen) throws IOException {
    for (var part : parts.names()) {
      if (part.matches("(?i).*\\.(jpe?g|png|gif|webp)")) {
        var place = Place.of(Places.PICTURE, part.substring(part.lastIndexOf('/') + 1));
        parts.put(part, Pictures.within(parts.bytes(part), place, seen));
      }
    }
  }

  /** Parts to which nothing leads from the first: pages taken out, what older versions had. */
  private void unreferenced(Sightings seen) throws IOException {
    var reached = new OfdReach(parts).fromTheFirst();
    for (var part : parts.names()) {
      if (!reached.contains(part)) {
        var place = Place.of(Places.PART, part);
        var xml = part.toLowerCase(Locale.ROOT).endsWith(".xml");
        seen.removed(
            Kind.CUSTOM_DATA, "", place, xml ? Texts.of(parts.xml(part).getDocumentElement()) : "");
        if (!xml) {
          seen.within(place, parts.bytes(part));
        }
        parts.remove(part);
      }
    }
  }

  static String resolve(String part, String location) {
    var at = location.strip().replace('\\', '/');
    if (at.startsWith("/")) {
      return at.substring(1);
    }
    var folder = part.substring(0, part.lastIndexOf('/') + 1);
    return java.nio.file.Path.of("/" + folder + at).normalize().toString().substring(1);
  }
}
