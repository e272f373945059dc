package org.chengming.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every browser test relies on: that a page which keeps somebody out does not pass. */
class LookingAtPagesTests {
  private static final String LIST = "<ul class=\"looked-at\"><li>甲</li><li>乙</li></ul>";

  private Browser.Tab tab;

  @BeforeEach
  void open() {
    tab = Browser.desktop("http://localhost");
  }

  @AfterEach
  void close() {
    tab.close();
  }

  private void page(String content) {
    tab.page()
        .setContent(
            "<!doctype html><html lang=\"zh\"><head><title>页</title></head><body><main>"
                + content
                + "</main></body></html>");
    tab.check();
  }

  @Test
  void finds_what_is_wrong_beside_parts_that_were_found_good() {
    page(LIST);
    assertThatThrownBy(() -> page(LIST + "<section><img src=\"data:,\"></section>"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("image-alt");
    assertThatThrownBy(() -> page("<img src=\"data:,\">" + LIST))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("image-alt");
    assertThatThrownBy(
            () -> page(LIST + "<p style=\"color:#bbb;background:#fff\">看不清的字</p>" + LIST))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("color-contrast");
    assertThatCode(() -> page(LIST + "<section>" + LIST + "</section>")).doesNotThrowAnyException();
  }

  @Test
  void looks_again_at_a_part_that_stands_on_another_ground() {
    var grey = "<p class=\"grey\">看不清的字</p>";
    page("<style>.grey { color: #666 } .dark { background: #444 }</style>" + grey);
    assertThatThrownBy(
            () ->
                page(
                    "<style>.grey { color: #666 } .dark { background: #444 }</style><div class=\"dark\">"
                        + grey
                        + "</div>"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("color-contrast");
  }

  @Test
  void finds_an_id_given_twice_that_a_label_points_to() {
    var field = "<p><label for=\"a\">名称</label> <input id=\"a\"></p>";
    page(field);
    assertThatThrownBy(() -> page(field + field))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("twice");
  }
}
