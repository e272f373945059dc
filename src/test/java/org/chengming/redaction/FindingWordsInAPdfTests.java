package org.chengming.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingWordsInAPdfTests {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "申请人王小明的住址, 王小明",
    "申请人王　小 明的住址, 王小明",
    "电话１３８－００１３－８０００, 13800138000",
    "车牌黑Ａ１２３４５, 黑a12345",
    "⻢冬梅⻓居此处, 马冬梅长",
    "买买提・吐尔逊, 买买提吐尔逊",
    "㈱第①号, 第1号"
  })
  void finds_them_in_every_spelling(String written, String word) throws IOException {
    assertThat(found((content, page) -> Papers.chinese(content, page, 72, 700, written), word))
        .hasSize(1);
  }

  @Test
  void finds_them_over_a_line_break() throws IOException {
    var areas =
        found(
            (content, page) -> {
              Papers.chinese(content, page, 400, 700, "经办人欧阳");
              Papers.chinese(content, page, 72, 680, "建国负责此事");
            },
            "欧阳建国");
    assertThat(areas).hasSize(2);
    assertThat(areas.get(0).top()).isLessThan(areas.get(1).top());
  }

  @Test
  void finds_them_over_the_end_of_a_page() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"),
            (content, page) -> Papers.chinese(content, page, 72, 80, "经办人欧阳"),
            (content, page) -> Papers.chinese(content, page, 72, 780, "建国负责此事"));
    try (var pdf = new PdfRedaction(in)) {
      assertThat(pdf.look(List.of("欧阳建国")).found())
          .extracting(Area::page)
          .containsExactlyInAnyOrder(1, 2);
    }
  }

  @Test
  void finds_them_painted_sign_by_sign_in_any_order() throws IOException {
    var areas =
        found(
            (content, page) -> {
              Papers.chinese(content, page, 128, 700, "明");
              Papers.chinese(content, page, 100, 700, "王");
              Papers.chinese(content, page, 200, 600, "别的");
              Papers.chinese(content, page, 114, 700, "小");
            },
            "王小明");
    assertThat(areas).hasSize(1);
  }

  @Test
  void finds_them_painted_twice_for_boldness() throws IOException {
    var areas =
        found(
            (content, page) -> {
              for (int i = 0; i < 3; i++) {
                Papers.chinese(content, page, 100 + 14 * i, 700, "王小明".substring(i, i + 1));
                Papers.chinese(content, page, 100.5 + 14 * i, 700, "王小明".substring(i, i + 1));
              }
            },
            "王小明");
    assertThat(areas).hasSize(1);
  }

  @Test
  void finds_them_with_something_unseen_between_their_signs() throws IOException {
    var areas =
        found(
            (content, page) -> {
              Papers.text(content, 100, 700, "Zh");
              content.setNonStrokingColor(1f);
              Papers.text(content, 117, 700, "xx");
              content.setNonStrokingColor(0f);
              Papers.text(content, 118, 700, "ang");
            },
            "Zhang");
    assertThat(areas).isNotEmpty();
  }

  @Test
  void covers_all_that_is_drawn_of_a_large_sign() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"), (content, page) -> Papers.text(content, 72, 700, "Åjg|"));
    try (var pdf = new PdfRedaction(in)) {
      var area = pdf.look(List.of("ajg|")).found().getFirst();
      assertThat(area.height() * 842).isGreaterThan(14);
    }
  }

  @Test
  void finds_them_from_top_to_bottom() throws IOException {
    var areas =
        found((content, page) -> Papers.chinese(content, page, 300, 700, "王小明的", true), "王小明");
    assertThat(areas).hasSize(1);
    assertThat(areas.getFirst().height() * 842).isGreaterThan(areas.getFirst().width() * 595 * 2);
  }

  @Test
  void finds_them_in_a_form_field_and_a_remark_that_is_seen() throws IOException {
    var in = Papers.hiding(folder.resolve("in.pdf"), "Lisi");
    try (var pdf = new PdfRedaction(in)) {
      var look = pdf.look(List.of("field Lisi"));
      assertThat(look.found()).hasSize(1);
    }
  }

  @Test
  void tells_of_a_page_that_cannot_be_searched() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"),
            (content, page) -> Papers.text(content, 72, 700, "text"),
            (content, page) -> {
              var image = new BufferedImage(60, 80, 1);
              content.drawImage(
                  LosslessFactory.createFromImage(new PDDocument(), image), 0, 0, 595, 842);
            });
    try (var pdf = new PdfRedaction(in)) {
      assertThat(pdf.look(List.of()).pages())
          .extracting(Look.Page::searchable)
          .containsExactly(true, false);
    }
  }

  private List<Area> found(Papers.Painting painting, String word) throws IOException {
    try (var pdf = new PdfRedaction(Papers.of(folder.resolve("in.pdf"), painting))) {
      return pdf.look(List.of(word)).found();
    }
  }
}
