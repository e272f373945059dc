package org.chengming.redaction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chengming.redaction.Proof.Extra;

/**
 * How the server and its child talk. What the child says is taken by count and length only after
 * these were checked: the file it reads may have taken it over.
 */
final class Wire {
  private static final int MOST = 200_000;
  private static final int LONGEST = 4_000;

  /** Writes one thing. */
  interface Writing<T> {
    void write(T one) throws IOException;
  }

  /** Reads one thing. */
  interface Reading<T> {
    T read() throws IOException;
  }

  private Wire() {}

  static <T> void writeAll(DataOutputStream out, List<T> all, Writing<T> writing)
      throws IOException {
    var some = all.subList(0, Math.min(all.size(), MOST));
    out.writeInt(some.size());
    for (var one : some) {
      writing.write(one);
    }
  }

  static <T> List<T> readAll(DataInputStream in, Reading<T> reading) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("A list of %d makes no sense".formatted(count));
    }
    var all = new ArrayList<T>();
    for (int i = 0; i < count; i++) {
      all.add(reading.read());
    }
    return all;
  }

  static void write(DataOutputStream out, String text) throws IOException {
    var bytes =
        text.substring(0, Math.min(text.length(), LONGEST)).getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > 4 * LONGEST) {
      throw new IOException("A text of %d bytes makes no sense".formatted(length));
    }
    var bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void write(DataOutputStream out, Area area) throws IOException {
    out.writeInt(area.page());
    out.writeDouble(area.left());
    out.writeDouble(area.top());
    out.writeDouble(area.width());
    out.writeDouble(area.height());
  }

  static Area readArea(DataInputStream in) throws IOException {
    return new Area(
        in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
  }

  static void write(DataOutputStream out, Redaction what) throws IOException {
    writeAll(out, what.words(), word -> write(out, word));
    writeAll(out, what.areas(), area -> write(out, area));
  }

  static Redaction readRedaction(DataInputStream in) throws IOException {
    return new Redaction(readAll(in, () -> readText(in)), readAll(in, () -> readArea(in)));
  }

  static void write(DataOutputStream out, Look look) throws IOException {
    writeAll(
        out,
        look.pages(),
        page -> {
          out.writeDouble(page.width());
          out.writeDouble(page.height());
          out.writeBoolean(page.searchable());
          out.writeBoolean(page.drawable());
        });
    writeAll(out, look.found(), area -> write(out, area));
    writeAll(
        out,
        look.hidden(),
        hidden -> {
          write(out, hidden.area());
          write(out, hidden.how().name());
          write(out, hidden.text());
        });
  }

  static Look readLook(DataInputStream in) throws IOException {
    return new Look(
        readAll(
            in,
            () ->
                new Look.Page(
                    in.readDouble(), in.readDouble(), in.readBoolean(), in.readBoolean())),
        readAll(in, () -> readArea(in)),
        readAll(
            in,
            () ->
                new HiddenText(readArea(in), HiddenText.How.valueOf(readText(in)), readText(in))));
  }

  static void write(DataOutputStream out, PdfRedaction.Done done, Proof.Reading again)
      throws IOException {
    writeAll(
        out,
        done.pages(),
        page -> {
          out.writeInt(page.page());
          out.writeInt(page.places());
          out.writeInt(page.characters());
        });
    writeAll(
        out,
        done.leftBehind(),
        left -> {
          write(out, left.what().name());
          out.writeInt(left.count());
        });
    out.writeInt(again.characters());
    out.writeInt(again.strings());
    out.writeInt(again.streams());
    out.writeLong(again.bytes());
    out.writeInt(again.areas());
  }

  static Proof readProof(DataInputStream in, String input, String output) throws IOException {
    return new Proof(
        input,
        output,
        readAll(in, () -> new Proof.Page(in.readInt(), in.readInt(), in.readInt())),
        readAll(in, () -> new Proof.LeftBehind(Extra.valueOf(readText(in)), in.readInt())),
        new Proof.Reading(in.readInt(), in.readInt(), in.readInt(), in.readLong(), in.readInt()));
  }
}
