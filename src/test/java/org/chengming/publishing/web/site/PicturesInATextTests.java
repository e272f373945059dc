package org.chengming.publishing.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.chengming.actors.Actor;
import org.chengming.database.Announcements;
import org.chengming.files.FileStore;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.publishing.Taken;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PicturesInATextTests {
  private static final Pattern PICTURE = Pattern.compile("<img src=\"(/attachments/\\d+/[^\"]+)\"");

  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired FileStore files;
  @Autowired Intake intake;

  /**
   * In the making a picture is named by its hash, at the desk's address, which no citizen may open.
   */
  @Test
  void are_named_by_their_public_address_once_the_text_is_public() throws Exception {
    var picture = picture("位置 图.png", 0x336699);
    var number =
        publish(
            "1", picture, "<p>位置如下：</p><p><img src=\"/desk/documents/files/%s\" alt=\"位置\"></p>");
    var page = new Reader(port).get("/documents/" + number).body();
    assertThat(page).doesNotContain("/desk/documents/files/");
    var address = PICTURE.matcher(page);
    assertThat(address.find()).as(page).isTrue();
    var answer = new Reader(port).get(address.group(1));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new Reader(port).header(answer, "Content-Type")).isEqualTo("image/png");
    assertThat(address.group(1)).endsWith("/%E4%BD%8D%E7%BD%AE%20%E5%9B%BE.png");
  }

  @Test
  void take_the_address_of_the_next_edition_with_it() throws Exception {
    var number =
        publish(
            "2",
            picture("旧.png", 0x111111),
            "<p>旧图<img src=\"/desk/documents/files/%s\" alt=\"旧\"></p>");
    var old = addressOn(number);
    publish(
        "2",
        picture("新.png", 0x222222),
        "<p>新图<img src=\"/desk/documents/files/%s\" alt=\"新\"></p>");
    assertThat(addressOn(number)).isNotEqualTo(old);
    assertThat(new Reader(port).get(addressOn(number)).statusCode()).isEqualTo(200);
  }

  private String addressOn(String number) {
    var address = PICTURE.matcher(new Reader(port).get("/documents/" + number).body());
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  private AttachedFile picture(String name, int colour) throws Exception {
    var image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, colour);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    var stored = files.store(new ByteArrayInputStream(bytes.toByteArray()), name);
    return new AttachedFile(name, stored.sha256(), stored.mediaType(), stored.size());
  }

  private String publish(String sourceId, AttachedFile picture, String html) {
    var body = new Shelf(db, organisations, announcements).body();
    var fields =
        EditionFields.of("有图的通告", LocalDate.of(2015, 5, 4), html.formatted(picture.sha256()));
    var taken =
        intake.take(
            Actor.system("图片测试"),
            List.of(
                new IncomingDocument(
                    "pictures",
                    sourceId,
                    body.id(),
                    null,
                    Instant.parse("2015-05-05T01:00:00Z"),
                    true,
                    fields,
                    List.of(picture))));
    assertThat(taken.getFirst().outcome()).isNotEqualTo(Taken.Outcome.REJECTED);
    return String.valueOf(taken.getFirst().indexNumber());
  }
}
