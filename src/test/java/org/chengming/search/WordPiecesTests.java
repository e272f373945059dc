package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPiecesTests {
  private final WordPieces pieces =
      new WordPieces(
          Map.of(
              "[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "税", 3, "费", 4, "tax", 5, "##es", 6, ",", 7, "20",
              8, "##14", 9));

  @Test
  void every_chinese_character_stands_alone() {
    assertThat(pieces.ids("税费税", 10)).containsExactly(1, 3, 4, 3, 2);
  }

  @Test
  void other_words_are_cut_into_the_longest_known_pieces() {
    assertThat(pieces.ids("Taxes 2014税", 10)).containsExactly(1, 5, 6, 8, 9, 3, 2);
  }

  @Test
  void full_width_forms_are_folded_and_punctuation_stands_apart() {
    assertThat(pieces.ids("税，ＴＡＸ", 10)).containsExactly(1, 3, 7, 5, 2);
  }

  @Test
  void what_is_unknown_is_one_piece() {
    assertThat(pieces.ids("犇 qqq", 10)).containsExactly(1, 0, 0, 2);
  }

  @Test
  void a_long_text_is_cut_and_still_has_its_end() {
    assertThat(pieces.ids("税".repeat(5_000), 6)).containsExactly(1, 3, 3, 3, 3, 2);
    assertThat(pieces.ids("taxes".repeat(1), 3)).containsExactly(1, 5, 2);
    assertThat(pieces.ids("", 6)).containsExactly(1, 2);
  }
}
