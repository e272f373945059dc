package org.chengming.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Grant;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.chengming.web.Words;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TheVocabulariesTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Actor SYSTEM = Actor.system("test");

  @Autowired Catalogue catalogue;
  @Autowired FirstStart firstStart;

  @Test
  void hold_what_the_standards_name() {
    assertThat(catalogue.themes().roots(TODAY)).hasSizeGreaterThanOrEqualTo(22);
    assertThat(catalogue.themes().get("02.01").label()).isEqualTo("政务公开");
    assertThat(catalogue.themes().subtree("21")).containsExactly("21", "21.01", "21.02");
    assertThat(catalogue.genres().byLabel("通知").orElseThrow().code()).isEqualTo("08");
    assertThat(catalogue.duties().roots(TODAY)).hasSizeGreaterThanOrEqualTo(15);
    assertThat(catalogue.duties().get("20-7").label()).isEqualTo("财政预算、决算");
    assertThat(catalogue.duties().roots(LocalDate.of(2014, 3, 1))).isEmpty();
    assertThat(catalogue.audiences().byLabel("公民")).isPresent();
    assertThat(catalogue.themes().all())
        .allSatisfy(t -> assertThat(t.label(Words.ENGLISH)).isNotBlank());
  }

  @Test
  void keep_a_term_for_old_documents_when_it_ends() {
    catalogue.add(
        SYSTEM, new AddTerm(VocabularyName.THEME, "90", null, "试验主题", "Trial theme", TODAY));
    catalogue.add(
        SYSTEM, new AddTerm(VocabularyName.THEME, "90.01", "90", "试验子主题", "Trial child", TODAY));
    catalogue.end(SYSTEM, new EndTerm(VocabularyName.THEME, "90", TODAY.plusDays(1)));
    var themes = catalogue.themes();
    assertThat(themes.get("90.01").validTo()).isEqualTo(TODAY.plusDays(1));
    assertThat(themes.roots(TODAY.plusDays(1))).extracting(Term::code).contains("90");
    assertThat(themes.roots(TODAY.plusDays(2))).extracting(Term::code).doesNotContain("90");
    assertThatThrownBy(
            () ->
                catalogue.add(
                    SYSTEM, new AddTerm(VocabularyName.THEME, "90", null, "又来", "Again", TODAY)))
        .isInstanceOf(Refused.class);
    firstStart.afterSingletonsInstantiated();
    assertThat(catalogue.themes().get("90").validTo()).isEqualTo(TODAY.plusDays(1));
  }

  @Test
  void are_changed_only_by_an_administrator_at_the_top() {
    var below = new Actor(7L, "甲", 2L, List.of(new Grant(Role.ADMINISTRATOR, "1.2.")));
    var editor = new Actor(8L, "乙", 1L, List.of(new Grant(Role.EDITOR, "1.")));
    for (var actor : List.of(below, editor)) {
      assertThatThrownBy(
              () ->
                  catalogue.add(
                      actor, new AddTerm(VocabularyName.GENRE, "91", null, "甲", "A", TODAY)))
          .isInstanceOf(NotPermitted.class);
      assertThatThrownBy(() -> catalogue.end(actor, new EndTerm(VocabularyName.GENRE, "01", TODAY)))
          .isInstanceOf(NotPermitted.class);
    }
  }
}
