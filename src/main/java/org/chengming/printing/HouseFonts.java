package org.chengming.printing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts that come with the house, for files that carry their own. */
public final class HouseFonts {
  static final String SONG = "/fonts/NotoSerifSC-Subset.ttf";
  static final String HEI = "/fonts/NotoSansSC-Subset.ttf";

  private HouseFonts() {}

  /**
   * The font as TrueType with these characters only; empty when the house has none of that name.
   *
   * @param postScriptName as PDFs name it, without the tag of a subset
   */
  public static Optional<byte[]> cut(String postScriptName, Set<Integer> characters)
      throws IOException {
    for (var resource : List.of(SONG, HEI)) {
      try (var in = HouseFonts.class.getResourceAsStream(resource);
          var font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in))) {
        if (postScriptName.equals(font.getName())) {
          var out = new ByteArrayOutputStream();
          var subset = new TTFSubsetter(font);
          subset.addAll(characters);
          subset.writeToStream(out);
          return Optional.of(out.toByteArray());
        }
      }
    }
    return Optional.empty();
  }
}
