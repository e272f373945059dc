package org.chengming.gate;

import java.io.IOException;

/** Charts show what they hold; the workbook behind them was taken away with its relation. */
final class Charts {
  private Charts() {}

  static void sweep(OfficeParts parts, String part, Sightings seen) throws IOException {
    var place = Place.of(Places.CHART, part.substring(part.lastIndexOf('/') + 1));
    var text = new StringBuilder();
    for (var piece : Xml.all(parts.xml(part), "t", "v")) {
      text.append(piece.getTextContent()).append('\n');
    }
    seen.seen(place, text.toString());
  }
}
