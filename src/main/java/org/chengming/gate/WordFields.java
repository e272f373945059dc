package org.chengming.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.gate.FileFinding.Kind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Unlinks fields whose codes tell of files, machines and databases, or hold data of programs: their
 * result stays as text.
 */
final class WordFields {
  private static final Pattern TELLING =
      Pattern.compile(
          "(?is)^\\s*(LINK|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DDE|DDEAUTO|DATABASE|ADDIN|PRIVATE|MACROBUTTON|DOCVARIABLE|DOCPROPERTY|AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|FILENAME|TEMPLATE|RD|MERGEFIELD|COMMENTS)\\b.*");

  /** Signs of a field in their order: its begin, its code, what separates its result, its end. */
  private static final class Field {
    private final List<Element> signs = new ArrayList<>();
    private final StringBuilder code = new StringBuilder();
    private boolean result;
  }

  private final Document document;
  private final String place;
  private final Sightings seen;
  private int paragraph;

  WordFields(Document document, String place, Sightings seen) {
    this.document = document;
    this.place = place;
    this.seen = seen;
  }

  void unlink() {
    var open = new ArrayDeque<Field>();
    for (var element : Xml.all(document)) {
      if (!Xml.in(element, "wordprocessingml")) {
        continue;
      }
      switch (element.getLocalName()) {
        case "p" -> paragraph++;
        case "fldSimple" -> simple(element);
        case "fldData" -> Xml.remove(element);
        case "instrText" -> code(element, open);
        case "fldChar" -> sign(element, open);
        default -> {}
      }
    }
  }

  private void simple(Element field) {
    var code = Xml.attribute(field, "instr");
    if (tells(code)) {
      tell(code);
      Xml.unwrap(field);
    } else if (goes(code)) {
      Xml.unwrap(field);
    }
  }

  private static void code(Element instruction, Deque<Field> open) {
    if (!open.isEmpty() && !open.peek().result) {
      open.peek().signs.add(instruction);
      open.peek().code.append(instruction.getTextContent());
    }
  }

  private void sign(Element sign, Deque<Field> open) {
    switch (Xml.attribute(sign, "fldCharType")) {
      case "begin" -> open.push(new Field());
      case "separate" -> {
        if (!open.isEmpty()) {
          open.peek().result = true;
        }
      }
      default -> {}
    }
    if (open.isEmpty()) {
      return;
    }
    open.peek().signs.add(sign);
    if (Xml.attribute(sign, "fldCharType").equals("end")) {
      var field = open.pop();
      if (tells(field.code.toString())) {
        tell(field.code.toString());
        field.signs.forEach(Xml::remove);
      } else if (goes(field.code.toString())) {
        field.signs.forEach(Xml::remove);
      }
    }
  }

  /** Of machines and data, or of persons: what is listed in an index, or shown on a condition. */
  private static boolean tells(String code) {
    return TELLING.matcher(code).matches()
        || !code.strip().startsWith("HYPERLINK") && !Asides.blocking(code).isEmpty();
  }

  /** Links stay unless their addresses say what must not go out. */
  private boolean goes(String code) {
    return code.strip().startsWith("HYPERLINK")
        && seen.address(Place.of(Places.ADDRESS), code.strip());
  }

  private void tell(String code) {
    seen.removed(
        Kind.FIELD_CODE,
        code.strip().split("\\s", 2)[0],
        place.contains("%s") ? Place.of(place, Math.max(1, paragraph)) : Place.of(place),
        code.strip());
  }
}
