package org.chengming.gate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Which styles of a Word document make text hidden, white, or stand on a colour. */
final class WordStyles {
  private final Map<String, Element> styles = new HashMap<>();

  WordStyles(@Nullable Document document) {
    if (document != null) {
      for (var style : Xml.all(document, "style")) {
        styles.put(Xml.attribute(style, "styleId"), style);
      }
    }
  }

  /** What a style or one it is based on says of this; null where none does. */
  @Nullable Element says(String style, String what) {
    var id = style;
    for (int i = 0; i < 20 && styles.containsKey(id); i++) {
      var element = styles.get(id);
      var properties = Xml.child(element, "rPr");
      var found = properties == null ? null : Xml.child(properties, what);
      if (found != null) {
        return found;
      }
      var based = Xml.child(element, "basedOn");
      id = based == null ? "" : Xml.attribute(based, "val");
    }
    return null;
  }

  /** Whether a style colours what is behind its text, in paragraphs or in tables. */
  boolean shades(String style) {
    var id = style;
    for (int i = 0; i < 20 && styles.containsKey(id); i++) {
      if (!Xml.all(styles.get(id), "shd", "highlight").isEmpty()) {
        return true;
      }
      var based = Xml.child(styles.get(id), "basedOn");
      id = based == null ? "" : Xml.attribute(based, "val");
    }
    return false;
  }
}
