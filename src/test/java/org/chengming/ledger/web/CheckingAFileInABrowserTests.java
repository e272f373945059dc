package org.chengming.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Random;
import javax.imageio.ImageIO;
import org.chengming.files.FileStore;
import org.chengming.ledger.LedgerReads;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.Intake;
import org.chengming.publishing.Publishing;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.Proven;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the ledger as a person meets them; axe finds nothing, nothing scrolls sideways. */
@ServerTest
class CheckingAFileInABrowserTests {
  @LocalServerPort int port;
  @Autowired Intake intake;
  @Autowired Publishing publishing;
  @Autowired LedgerReads ledger;
  @Autowired Given given;
  @Autowired FileStore files;

  @Test
  void hashes_it_there_and_sends_nothing_but_the_hash() throws IOException {
    var content = picture();
    var stored = files.store(new ByteArrayInputStream(content), "大附件.png");
    var proven = new Proven(intake, publishing, ledger, given);
    var shown =
        proven.publish(
            "b",
            "VeryLongWordWithoutAnyBreak".repeat(6),
            "<p>附件很大。</p>",
            new AttachedFile(
                "很长的附件名".repeat(12) + ".png", stored.sha256(), stored.mediaType(), stored.size()));
    var index = proven.placed(shown.number()).index();
    var payload = new FilePayload("大附件.png", "image/png", content);
    for (var secure : new boolean[] {true, false}) {
      try (var tab = secure ? Browser.desktop(origin()) : Browser.phone(origin())) {
        if (!secure) {
          // Over plain http a browser has no crypto.subtle.
          tab.page().addInitScript("Object.defineProperty(crypto, 'subtle', {value: undefined});");
        }
        tab.open("/ledger/verify");
        var sent = new ArrayList<String>();
        tab.page().onRequest(r -> sent.add(r.method() + " " + r.url()));
        tab.page().setInputFiles("#file", payload);
        tab.page().waitForURL("**/ledger/verify?code=" + stored.sha256());
        assertThat(sent).allMatch(r -> r.startsWith("GET ")).noneMatch(r -> r.contains("%E5"));
        tab.check();
        assertThat(tab.text()).contains("这个文件是本站公开的", "现在公开的就是它");
        tab.open("/ledger").open("/ledger/entries/" + index);
        tab.page().click(".more summary");
        tab.check();
        tab.open(shown.path() + "/proof").open(shown.path());
        tab.open("/view?language=en&to=/ledger").open(shown.path() + "/proof");
        tab.open("/ledger/verify?code=00000000000000001");
        assertThat(tab.text()).contains("check character");
      }
    }
  }

  @Test
  void works_without_script_by_the_hash_one_computes_oneself() {
    try (var tab = Browser.withoutScript(origin())) {
      tab.page().navigate(origin() + "/ledger/verify");
      assertThat(tab.page().isVisible("#file")).isFalse();
      tab.page().fill("#code", "ab12".repeat(16));
      tab.press("核对");
      assertThat(tab.text()).contains("本站公开过的内容里没有这个指纹");
    }
  }

  /** More than one piece of what the page reads at a time. */
  private static byte[] picture() throws IOException {
    var png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", png);
    var noise = new byte[5_000_001];
    new Random(20261128).nextBytes(noise);
    png.writeBytes(noise);
    return png.toByteArray();
  }

  private String origin() {
    return "http://localhost:" + port;
  }
}
