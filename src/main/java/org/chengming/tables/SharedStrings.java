package org.chengming.tables;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.chengming.tables.XmlPieces.Piece;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells of a workbook name by number: in memory while they are few, else in a file
 * that is mapped, of which the system keeps what is used.
 */
final class SharedStrings implements Closeable {
  private static final int MOST_IN_MEMORY = 2_000_000;
  private static final ValueLayout.OfLong PLACE =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final List<String> few = new ArrayList<>();
  private long characters;
  private @Nullable Spill spill;

  /** The texts in one file, and where each ends in another. */
  private static final class Spill {
    private final Path texts = Files.createTempFile("texts", ".bin");
    private final Path places = Files.createTempFile("places", ".bin");
    private final DataOutputStream textsOut = open(texts);
    private final DataOutputStream placesOut = open(places);
    private final Arena arena = Arena.ofShared();
    private long end;
    private MemorySegment mappedTexts = MemorySegment.NULL;
    private MemorySegment mappedPlaces = MemorySegment.NULL;

    Spill() throws IOException {}

    private static DataOutputStream open(Path file) throws IOException {
      return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    void add(String text) throws IOException {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      textsOut.write(bytes);
      end += bytes.length;
      placesOut.writeLong(end);
    }

    void settle() throws IOException {
      textsOut.close();
      placesOut.close();
      mappedTexts = map(texts);
      mappedPlaces = map(places);
    }

    private MemorySegment map(Path file) throws IOException {
      try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      }
    }

    @Nullable String at(long number) {
      if (number < 0 || (number + 1) * Long.BYTES > mappedPlaces.byteSize()) {
        return null;
      }
      long from = number == 0 ? 0 : mappedPlaces.get(PLACE, (number - 1) * Long.BYTES);
      long to = mappedPlaces.get(PLACE, number * Long.BYTES);
      var bytes = mappedTexts.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    void close() throws IOException {
      arena.close();
      textsOut.close();
      placesOut.close();
      Files.deleteIfExists(texts);
      Files.deleteIfExists(places);
    }
  }

  /** Reads them all; {@code null} stands for a workbook that has none. */
  void read(@Nullable XmlPieces xml) throws IOException {
    if (xml == null) {
      return;
    }
    var text = new StringBuilder();
    boolean inText = false;
    int spoken = 0;
    for (var piece = xml.next(); piece != Piece.NOTHING_MORE; piece = xml.next()) {
      if (piece == Piece.TEXT) {
        if (inText && spoken == 0) {
          xml.addTo(text, SheetRows.LONGEST_TEXT);
        }
      } else if (xml.is("rPh")) {
        // How a word is pronounced is no part of it.
        spoken += piece == Piece.START ? 1 : -1;
      } else if (xml.is("t")) {
        inText = piece == Piece.START;
      } else if (xml.is("si") && piece == Piece.END) {
        add(text.toString());
        text.setLength(0);
      }
    }
    if (spill != null) {
      spill.settle();
    }
  }

  private void add(String text) throws IOException {
    if (spill == null) {
      few.add(text);
      // A string of no characters takes room as well.
      characters += text.length() + 32;
      if (characters <= MOST_IN_MEMORY) {
        return;
      }
      spill = new Spill();
      for (var each : few) {
        spill.add(each);
      }
      few.clear();
    } else {
      spill.add(text);
    }
  }

  /** The text of that number, null where there is none. */
  @Nullable String at(String number) {
    if (number.isEmpty() || number.length() > 9) {
      return null;
    }
    int place = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      place = place * 10 + digit;
    }
    if (spill != null) {
      return spill.at(place);
    }
    return place < few.size() ? few.get(place) : null;
  }

  @Override
  public void close() throws IOException {
    if (spill != null) {
      spill.close();
    }
  }
}
