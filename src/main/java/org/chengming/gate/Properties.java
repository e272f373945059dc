package org.chengming.gate;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.chengming.gate.FileFinding.Kind;
import org.w3c.dom.Element;

/** What an Office document says of itself: who made it, for whom, with what. */
final class Properties {
  /** What a person or an office typed, to be looked for in the copy. */
  private static final Set<String> TYPED =
      Set.of(
          "creator",
          "lastModifiedBy",
          "title",
          "subject",
          "description",
          "keywords",
          "category",
          "Company",
          "Manager",
          "HyperlinkBase");

  private static final Map<String, String> CHINESE =
      Map.of(
          "creator", Places.AUTHOR,
          "lastModifiedBy", Places.LAST_SAVED_BY,
          "Company", Places.COMPANY);

  private final OfficeParts parts;
  private final Sightings seen;

  Properties(OfficeParts parts, Sightings seen) {
    this.parts = parts;
    this.seen = seen;
  }

  void tell() throws IOException {
    for (var relation : parts.relations("")) {
      if (relation.external() || !parts.has(relation.target())) {
        continue;
      }
      switch (relation.kind()) {
        case "core-properties", "extended-properties" -> {
          for (var property : Xml.children(parts.xml(relation.target()).getDocumentElement())) {
            tell(property.getLocalName(), property);
          }
        }
        case "custom-properties" -> {
          for (var property : Xml.all(parts.xml(relation.target()), "property")) {
            seen.removed(
                Kind.PROPERTY,
                property.getAttribute("name"),
                Place.of(Places.PROPERTY, property.getAttribute("name")),
                property.getTextContent());
          }
        }
        default -> {}
      }
    }
  }

  private void tell(String name, Element property) {
    var value = property.getTextContent().strip();
    if (value.isEmpty()) {
      return;
    }
    var place = Place.of(CHINESE.getOrDefault(name, Places.PROPERTY));
    if (place.sentence().contains("%s")) {
      place = Place.of(Places.PROPERTY, name);
    }
    if (TYPED.contains(name)) {
      seen.removed(Kind.PROPERTY, name, place, value);
    } else {
      seen.untraced(Kind.PROPERTY, name, place, value);
    }
  }
}
