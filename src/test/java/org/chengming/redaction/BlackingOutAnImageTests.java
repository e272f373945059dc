package org.chengming.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.chengming.files.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlackingOutAnImageTests {
  private static final Area AREA = new Area(1, 0.25, 0.5, 0.5, 0.25);

  @TempDir Path folder;

  @Test
  void leaves_no_pixel_of_an_area_and_the_rest_as_it_was() throws IOException {
    var in = png(colourful(BufferedImage.TYPE_INT_RGB));
    redact(in, FileKind.PNG);
    var made = ImageIO.read(out().toFile());
    assertThat(Picture.black(made, AREA)).isTrue();
    assertThat(made.getRGB(10, 10)).isEqualTo(ImageIO.read(in.toFile()).getRGB(10, 10));
  }

  @Test
  void leaves_no_comment_and_no_colour_under_what_is_transparent() throws IOException {
    var image = colourful(BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < 50; x++) {
      image.setRGB(x, 5, 0x00123456);
    }
    var in = png(image);
    Files.write(in, withComment(Files.readAllBytes(in)));
    assertThat(ImageSegments.extra(in, FileKind.PNG)).isEqualTo(1);
    var done = redact(in, FileKind.PNG);
    assertThat(done.leftBehind()).hasSize(1);
    assertThat(new String(Files.readAllBytes(out()), StandardCharsets.ISO_8859_1))
        .doesNotContain("Zhangsan");
    var made = ImageIO.read(out().toFile());
    assertThat(made.getColorModel().hasAlpha()).isFalse();
    assertThat(made.getRGB(5, 5)).isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void turns_a_photograph_as_its_camera_says_and_drops_what_the_camera_wrote() throws IOException {
    var in = folder.resolve("in.jpg");
    var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 60, 40);
    graphics.setColor(Color.GREEN);
    graphics.fillRect(0, 0, 30, 40);
    graphics.dispose();
    ImageIO.write(image, "jpeg", in.toFile());
    Files.write(in, withExif(Files.readAllBytes(in), 6));
    var again = new ImageRedaction(in, FileKind.JPEG);
    // A quarter to the right: what was on the left is above.
    assertThat(again.draw(1).getWidth()).isEqualTo(40);
    assertThat(new Color(again.draw(1).getRGB(20, 10)).getGreen()).isGreaterThan(200);
    redact(in, FileKind.JPEG);
    assertThat(new String(Files.readAllBytes(out()), StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif");
    assertThat(Picture.black(ImageIO.read(out().toFile()), AREA)).isTrue();
  }

  @Test
  void refuses_one_that_unpacks_to_more_than_it_holds() throws IOException {
    var in = png(colourful(BufferedImage.TYPE_INT_RGB));
    var bytes = Files.readAllBytes(in);
    // Its head says 60,000 by 60,000.
    for (int at : new int[] {16, 20}) {
      bytes[at] = 0;
      bytes[at + 1] = 0;
      bytes[at + 2] = (byte) 0xEA;
      bytes[at + 3] = 0x60;
    }
    var crc = new CRC32();
    crc.update(bytes, 12, 17);
    for (int i = 0; i < 4; i++) {
      bytes[29 + i] = (byte) (crc.getValue() >> 24 - 8 * i);
    }
    Files.write(in, bytes);
    assertThatThrownBy(() -> new ImageRedaction(in, FileKind.PNG))
        .hasMessageStartingWith("TOO_LARGE");
  }

  @Test
  void refuses_one_that_is_broken_and_an_area_of_another_page() throws IOException {
    var in = png(colourful(BufferedImage.TYPE_INT_RGB));
    var image = new ImageRedaction(in, FileKind.PNG);
    assertThatThrownBy(() -> image.redact(List.of(new Area(2, 0, 0, 1, 1)), out()))
        .hasMessageStartingWith("NO_SUCH_PAGE");
    Files.write(in, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
    assertThatThrownBy(() -> new ImageRedaction(in, FileKind.PNG)).hasMessageStartingWith("BROKEN");
  }

  private PdfRedaction.Done redact(Path in, FileKind kind) throws IOException {
    var done = new ImageRedaction(in, kind).redact(List.of(AREA), out());
    ImageRedaction.prove(out(), kind, new Redaction(List.of(), List.of(AREA)));
    return done;
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Path png(BufferedImage image) throws IOException {
    var file = folder.resolve("in.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static BufferedImage colourful(int type) {
    var image = new BufferedImage(200, 100, type);
    for (int x = 0; x < 200; x++) {
      for (int y = 0; y < 100; y++) {
        image.setRGB(x, y, 0xFF000000 | x << 16 | y << 8 | (x * y & 255));
      }
    }
    return image;
  }

  private static byte[] withComment(byte[] png) throws IOException {
    var content = "tEXtAuthor\0Zhangsan".getBytes(StandardCharsets.ISO_8859_1);
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(png, 0, 33);
    out.writeInt(content.length - 4);
    out.write(content);
    var crc = new CRC32();
    crc.update(content);
    out.writeInt((int) crc.getValue());
    out.write(png, 33, png.length - 33);
    return bytes.toByteArray();
  }

  private static byte[] withExif(byte[] jpeg, int turn) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(jpeg, 0, 2);
    out.writeShort(0xFFE1);
    out.writeShort(2 + 6 + 8 + 2 + 12 + 4);
    out.writeBytes("Exif\0\0MM");
    out.writeShort(42);
    out.writeInt(8);
    out.writeShort(1);
    out.writeShort(0x0112);
    out.writeShort(3);
    out.writeInt(1);
    out.writeShort(turn);
    out.writeShort(0);
    out.writeInt(0);
    out.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }
}
