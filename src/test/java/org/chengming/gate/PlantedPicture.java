package org.chengming.gate;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;

/** Pictures with notes in them: EXIF with place and artist, XMP, comments, data after the end. */
final class PlantedPicture {
  private PlantedPicture() {}

  static Planted picture(long seed) throws IOException {
    var draw = new Planted.Drawing(seed);
    return switch (draw.random.nextInt(3)) {
      case 0 -> draw.of(FileKind.JPEG, jpeg(draw, draw.sometimes() ? 6 : 1));
      case 1 -> draw.of(FileKind.PNG, png(draw));
      default -> draw.of(FileKind.GIF, gif(draw));
    };
  }

  /** Different on each side, so that turning it is seen. */
  static BufferedImage image() {
    var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 60, 40);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 20, 20);
    graphics.setColor(Color.BLUE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
    graphics.fillRect(40, 20, 20, 20);
    graphics.dispose();
    return image;
  }

  private static byte[] encoded(String format) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image(), format, out);
    return out.toByteArray();
  }

  static byte[] jpeg(Planted.Drawing draw, int turn) throws IOException {
    var plain = encoded("jpg");
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    segment(out, 0xE1, exif(draw.latin(Kind.PICTURE_DATA), turn));
    draw.plain(Kind.PICTURE_PLACE);
    if (draw.sometimes()) {
      segment(
          out,
          0xE1,
          ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" photoshop:City=\"%s\"/></rdf:RDF></x:xmpmeta>"
                  .formatted(draw.latin(Kind.PICTURE_DATA)))
              .getBytes(StandardCharsets.UTF_8));
    }
    if (draw.sometimes()) {
      segment(out, 0xFE, draw.latin(Kind.PICTURE_DATA).getBytes(StandardCharsets.UTF_8));
    }
    out.write(plain, 2, plain.length - 2);
    if (draw.sometimes()) {
      out.writeBytes(draw.latin(Kind.TRAILING_DATA).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
    out.write(0xFF);
    out.write(marker);
    out.write(content.length + 2 >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
  }

  /** Big-endian: turn, artist, and a place at 45 degrees north, 126 east. */
  private static byte[] exif(String artist, int turn) {
    var text = (artist + "\0").getBytes(StandardCharsets.US_ASCII);
    var buffer = ByteBuffer.allocate(400);
    buffer.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
    int data = 8 + 2 + 3 * 12 + 4;
    int gps = data + text.length + (text.length & 1);
    buffer.putShort((short) 3);
    entry(buffer, 0x0112, 3, 1, turn << 16);
    entry(buffer, 0x013B, 2, text.length, data);
    entry(buffer, 0x8825, 4, 1, gps);
    buffer.putInt(0).put(text);
    if ((text.length & 1) == 1) {
      buffer.put((byte) 0);
    }
    int values = gps + 2 + 4 * 12 + 4;
    buffer.putShort((short) 4);
    entry(buffer, 1, 2, 2, 'N' << 24);
    entry(buffer, 2, 5, 3, values);
    entry(buffer, 3, 2, 2, 'E' << 24);
    entry(buffer, 4, 5, 3, values + 24);
    buffer.putInt(0);
    for (int degrees : new int[] {45, 126}) {
      buffer.putInt(degrees).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
    }
    var bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  private static void entry(ByteBuffer buffer, int tag, int type, int count, int value) {
    buffer.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static byte[] png(Planted.Drawing draw) throws IOException {
    var plain = encoded("png");
    var out = new ByteArrayOutputStream();
    int header = 8 + 25;
    out.write(plain, 0, header);
    chunk(out, "tEXt", "Author\0" + draw.latin(Kind.PICTURE_DATA));
    if (draw.sometimes()) {
      chunk(out, "iTXt", "XML:com.adobe.xmp\0\0\0\0\0" + draw.latin(Kind.PICTURE_DATA));
    }
    out.write(plain, header, plain.length - header);
    if (draw.sometimes()) {
      out.writeBytes(draw.latin(Kind.TRAILING_DATA).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, String text) {
    var content = (name + text).getBytes(StandardCharsets.ISO_8859_1);
    var crc = new CRC32();
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length - 4).array());
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] gif(Planted.Drawing draw) throws IOException {
    var plain = encoded("gif");
    var out = new ByteArrayOutputStream();
    int head = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << ((plain[10] & 7) + 1));
    out.write(plain, 0, head);
    var comment = draw.latin(Kind.PICTURE_DATA).getBytes(StandardCharsets.UTF_8);
    out.write(0x21);
    out.write(0xFE);
    out.write(comment.length);
    out.writeBytes(comment);
    out.write(0);
    out.write(plain, head, plain.length - head);
    return out.toByteArray();
  }
}
