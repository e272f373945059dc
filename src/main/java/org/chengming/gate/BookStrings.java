package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;
import org.chengming.gate.FileFinding.Kind;

/** The texts of a workbook, which cells name by their number, and which of them are shown. */
final class BookStrings {
  private static final int MOST = 3_000_000;

  private final byte[] part;
  private final List<String> texts = new ArrayList<>();
  private final BitSet shown = new BitSet();
  private final BitSet used = new BitSet();
  private final StringBuilder pronounced = new StringBuilder();

  /**
   * @param part of the texts; empty where the workbook has none
   */
  BookStrings(byte[] part) throws IOException {
    this.part = part;
    if (part.length == 0) {
      return;
    }
    try {
      var xml = Xml.streaming().createXMLEventReader(new ByteArrayInputStream(part));
      while (xml.hasNext()) {
        if (SheetScan.starts(xml.nextEvent(), "si")) {
          if (texts.size() > MOST) {
            throw new Unopened(FileTrouble.TOO_LARGE, "too many texts");
          }
          texts.add(text(xml, "si", pronounced));
        }
      }
    } catch (XMLStreamException e) {
      throw new Unopened(FileTrouble.BROKEN, "texts: " + e.getMessage());
    }
  }

  /** What is written up to the end of an element, without how it is pronounced. */
  static String text(XMLEventReader xml, String element) throws XMLStreamException {
    return text(xml, element, new StringBuilder());
  }

  private static String text(XMLEventReader xml, String element, StringBuilder beside)
      throws XMLStreamException {
    var text = new StringBuilder();
    int pronounced = 0;
    while (xml.hasNext()) {
      var event = xml.nextEvent();
      if (SheetScan.starts(event, "rPh")) {
        pronounced++;
      } else if (SheetScan.ends(event, "rPh")) {
        pronounced--;
      } else if (SheetScan.starts(event, "t")) {
        (pronounced == 0 ? text : beside).append(SheetScan.content(xml));
        beside.append(pronounced == 0 ? "" : "\n");
      } else if (SheetScan.ends(event, element)) {
        break;
      }
    }
    return text.toString();
  }

  /** How texts are said to be pronounced goes where it holds what must not go out. */
  void tell(Place place, Sightings seen) {
    if (silent()) {
      seen.removed(Kind.HIDDEN_TEXT, "PHONETIC", place, pronounced.toString());
    }
  }

  private boolean silent() {
    return !Asides.blocking(pronounced.toString()).isEmpty();
  }

  String at(String number) {
    int at = index(number);
    return at < 0 ? "" : texts.get(at);
  }

  void use(String number, boolean seen) {
    int at = index(number);
    if (at >= 0) {
      used.set(at);
      if (seen) {
        shown.set(at);
      }
    }
  }

  private int index(String number) {
    int at = number.matches("\\d{1,7}") ? Integer.parseInt(number) : -1;
    return at < texts.size() ? at : -1;
  }

  /** Texts no cell names: those of cells that were emptied long ago. */
  List<String> unused() {
    var found = new ArrayList<String>();
    for (int i = used.nextClearBit(0); i < texts.size(); i = used.nextClearBit(i + 1)) {
      if (!texts.get(i).isBlank()) {
        found.add(texts.get(i));
      }
    }
    return found;
  }

  /** The part with nothing in place of what is not shown; numbers stay. */
  byte[] shownOnly() throws IOException {
    var out = new ByteArrayOutputStream();
    try {
      var xml = Xml.streaming().createXMLEventReader(new ByteArrayInputStream(part));
      var writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLEventWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      int at = -1;
      boolean dropping = false;
      boolean silent = silent();
      while (xml.hasNext()) {
        XMLEvent event = xml.nextEvent();
        if (event.isStartDocument()) {
          SheetEvents.begin(writer);
          continue;
        }
        if (silent && SheetScan.starts(event, "rPh")) {
          SheetEvents.rest(event.asStartElement(), xml);
        } else if (SheetScan.starts(event, "si")) {
          dropping = !shown.get(++at);
          writer.add(event);
        } else if (SheetScan.ends(event, "si")) {
          if (dropping) {
            SheetEvents.emptyText(writer, event.asEndElement().getName());
          }
          dropping = false;
          writer.add(event);
        } else if (!dropping) {
          writer.add(event);
        }
      }
      writer.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }
}
