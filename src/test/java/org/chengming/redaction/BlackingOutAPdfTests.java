package org.chengming.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.redaction.Proof.Extra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlackingOutAPdfTests {
  private static final String WORD = "Zhangsanfeng";

  @TempDir Path folder;

  @Test
  void takes_a_word_out_of_every_place_a_pdf_can_hide_it_in() throws IOException {
    var in = Papers.hiding(folder.resolve("in.pdf"), WORD);
    var before = new Traces(List.of(WORD));
    try (var bytes = Files.newInputStream(in)) {
      assertThat(before.in(bytes)).as("the input holds it in the open").isTrue();
    }

    var proof = redact(in, List.of(WORD));

    assertThat(text(out())).contains("Report about", "and others").doesNotContain(WORD);
    assertThat(proof.leftBehind())
        .extracting(Proof.LeftBehind::what)
        .containsExactlyInAnyOrder(
            Extra.METADATA,
            Extra.ANNOTATIONS,
            Extra.FIELDS,
            Extra.ATTACHMENTS,
            Extra.BOOKMARKS,
            Extra.LAYERS,
            Extra.SCRIPTS,
            Extra.REVISIONS,
            Extra.THUMBNAILS,
            Extra.HIDDEN_TEXT);
    assertThat(proof.again().areas()).isGreaterThanOrEqualTo(4);
    assertThat(proof.pages()).hasSize(1);
    try (var bytes = Files.newInputStream(out())) {
      assertThat(before.in(bytes)).isFalse();
    }
  }

  @Test
  void leaves_no_pixel_of_an_area_and_nothing_that_is_written_in_it() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"),
            (content, page) -> {
              Papers.text(content, 72, 700, "stays");
              Papers.text(content, 72, 400, "number 4711 secret");
            });
    var area = new Area(1, 0.1, 0.48, 0.4, 0.07);
    redact(in, new Redaction(List.of(), List.of(area)));
    assertThat(text(out())).contains("stays").doesNotContain("4711");
    try (var document = Loader.loadPDF(out().toFile())) {
      var drawn = new PDFRenderer(document).renderImageWithDPI(0, 200);
      assertThat(Picture.black(drawn, area)).isTrue();
      assertThat(Picture.black(drawn, new Area(1, 0.1, 0.1, 0.4, 0.1))).isFalse();
    }
  }

  @Test
  void keeps_what_is_left_to_be_found_by_words() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"),
            (content, page) -> Papers.chinese(content, page, 72, 700, "关于王小明申请公开补偿方案的答复"));
    redact(in, List.of("王小明"));
    assertThat(text(out())).contains("关于", "申请公开补偿方案的答复").doesNotContain("王", "小", "明");
  }

  @Test
  void does_not_make_a_word_of_what_stands_on_both_sides_of_one() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"),
            (content, page) -> Papers.text(content, 72, 700, "se" + "secret" + "cret"));
    redact(in, List.of("secret"));
    assertThat(text(out())).doesNotContain("secret");
  }

  /** Random words at random places, sizes and turns; the seed is in the message. */
  @Test
  void takes_out_whatever_words_stand_wherever() throws IOException {
    long seed = 20261128;
    var random = new Random(seed);
    for (int round = 0; round < 6; round++) {
      var words = new ArrayList<String>();
      for (int i = 0; i < 12; i++) {
        words.add(word(random));
      }
      int turn = 90 * random.nextInt(4);
      var in =
          Papers.of(
              folder.resolve("in.pdf"),
              (content, page) -> {
                page.setRotation(turn);
                for (int i = 0; i < words.size(); i++) {
                  double y = 60 + 60 * i + random.nextInt(20);
                  Papers.text(content, 40 + random.nextInt(200), y, words.get(i));
                }
              });
      var gone = words.subList(0, 4);
      redact(in, gone);
      var left = text(out());
      assertThat(gone).as("seed %d, round %d", seed, round).noneMatch(left::contains);
      assertThat(words.subList(4, 12))
          .as("seed %d, round %d, turned by %d", seed, round, turn)
          .allMatch(left::contains);
    }
  }

  private static String word(Random random) {
    return random
        .ints(6 + random.nextInt(5), 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** What is dark on a page with one word alone lies in the area that is found for it. */
  @Test
  void finds_words_where_they_are_seen() throws IOException {
    for (int turn : new int[] {0, 90, 180, 270}) {
      var in =
          Papers.of(
              folder.resolve("in.pdf"),
              (content, page) -> {
                page.setRotation(turn);
                page.setCropBox(new PDRectangle(50, 100, 400, 600));
                Papers.text(content, 150, 333, "Kjöping");
              });
      try (var pdf = new PdfRedaction(in)) {
        var found = pdf.look(List.of("kjoping")).found();
        assertThat(found).as("turned by %d", turn).hasSize(1);
        var drawn = pdf.draw(1, 72);
        int dark = 0;
        for (int x = 0; x < drawn.getWidth(); x++) {
          for (int y = 0; y < drawn.getHeight(); y++) {
            if ((drawn.getRGB(x, y) & 255) < 128) {
              dark++;
              var point =
                  new Area(
                      1,
                      (x + 0.4) / drawn.getWidth(),
                      (y + 0.4) / drawn.getHeight(),
                      0.2 / drawn.getWidth(),
                      0.2 / drawn.getHeight());
              assertThat(point.coveredBy(found.getFirst())).as("turned by %d", turn).isPositive();
            }
          }
        }
        assertThat(dark).isGreaterThan(50);
      }
    }
  }

  @Test
  void is_refused_when_a_word_is_left() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"),
            (content, page) -> Papers.text(content, 72, 700, "alpha beta gamma"));
    redact(in, List.of("alpha"));
    var done = new PdfRedaction.Done(List.of(), List.of(), List.of());
    assertThat(new Reextraction(out(), done, List.of("alpha")).prove().characters()).isPositive();
    assertThatThrownBy(() -> new Reextraction(out(), done, List.of("ＢＥＴＡ")).prove())
        .isInstanceOf(Unredactable.class)
        .hasMessage("WORD_LEFT on page 1");
  }

  @Test
  void is_refused_when_an_area_is_not_black() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"), (content, page) -> Papers.text(content, 72, 700, "alpha"));
    redact(in, List.of("alpha"));
    var done =
        new PdfRedaction.Done(List.of(new Area(1, 0.5, 0.5, 0.1, 0.1)), List.of(), List.of());
    assertThatThrownBy(() -> new Reextraction(out(), done, List.of()).prove())
        .hasMessage("AREA_LEFT on page 1");
  }

  /** Each of these is put into a good outcome, and each time it is noticed. */
  @Test
  void is_refused_when_the_outcome_holds_what_it_should_not() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"), (content, page) -> Papers.text(content, 72, 700, "alpha"));
    redact(in, List.of("alpha"));
    var done = new PdfRedaction.Done(List.of(), List.of(), List.of());
    var whole = Files.readAllBytes(out());
    for (var tampering : TAMPERINGS) {
      try (var document = Loader.loadPDF(whole)) {
        tampering.test(document);
        document.save(out().toFile());
      }
      assertThatThrownBy(() -> new Reextraction(out(), done, List.of("alpha")).prove())
          .isInstanceOf(Unredactable.class);
    }
    Files.write(out(), whole);
    Files.writeString(out(), "alphanumeric", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> new Reextraction(out(), done, List.of("alphanumeric")).prove())
        .hasMessageStartingWith("WORD_LEFT_IN_FILE");
  }

  private static final List<Predicate<PDDocument>> TAMPERINGS =
      List.of(
          d -> {
            d.getDocumentInformation().setTitle("x");
            return true;
          },
          d -> {
            d.getDocumentCatalog().setLanguage("zh");
            return true;
          },
          d -> {
            d.getPage(0).getCOSObject().setString("Note", "x");
            return true;
          },
          d -> {
            d.getPage(0).getResources().getCOSObject().setString("Note", "al pha");
            return true;
          },
          d -> {
            d.getPage(0).getResources().getCOSObject().setString("Note", "616C7068 61");
            return true;
          });

  @Test
  void is_refused_when_there_is_nothing_to_do() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"), (content, page) -> Papers.text(content, 72, 700, "alpha"));
    assertThatThrownBy(() -> redact(in, List.of("omega"))).hasMessageStartingWith("NOTHING");
  }

  private Path out() {
    return folder.resolve("out.pdf");
  }

  private Proof redact(Path in, List<String> words) throws IOException {
    return redact(in, new Redaction(words, List.of()));
  }

  private Proof redact(Path in, Redaction what) throws IOException {
    try (var pdf = new PdfRedaction(in)) {
      var done = pdf.redact(what, out());
      var again = new Reextraction(out(), done, what.words()).prove();
      return new Proof("", "", done.pages(), done.leftBehind(), again);
    }
  }

  private static String text(Path file) throws IOException {
    try (var document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
