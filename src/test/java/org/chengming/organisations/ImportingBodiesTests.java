package org.chengming.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.organisations.TheDirectoryTests.body;
import static org.chengming.organisations.TheDirectoryTests.nextCode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Grant;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.BodyImport.Outcome;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ImportingBodiesTests {
  private static final Actor SYSTEM = Actor.system("test");

  @Autowired Organisations organisations;
  @Autowired BodyImport bodyImport;

  @Test
  void registers_what_is_right_and_says_line_by_line_what_is_wrong() {
    var csv =
        """
        \uFEFF网址代码,名称,级别,类型,上级代码,组织机构代码,区划代码,联系电话
        imp-top,导入总局,县级,工作部门,,%s,230804,0454-1；0454-2
        imp-sub,"导入
        分局",县级,派出机构,imp-top,%s,230804,

        imp-bad,错误局,县城级,工作部门,imp-top,001755308,999999,
        IMP-TOP,又一个,县级,工作部门,,%s,,
        """
            .formatted(nextCode(), nextCode(), nextCode());
    var trial = bodyImport.tryOut(SYSTEM, csv);
    assertThat(trial.lines()).extracting(BodyImport.Line::number).containsExactly(2L, 3L, 6L, 7L);
    assertThat(trial.lines())
        .extracting(BodyImport.Line::outcome)
        .containsExactly(Outcome.NEW, Outcome.NEW, Outcome.WRONG, Outcome.WRONG);
    assertThat(String.join("", trial.lines().get(2).sentences()))
        .contains("县城级")
        .contains("001755308")
        .contains("999999");
    assertThat(trial.lines().get(3).sentences()).containsExactly("网址代码“imp-top”已经有机构在用。");
    assertThat(organisations.bodies().byCode("imp-top")).isEmpty();

    assertThat(bodyImport.run(SYSTEM, csv).count(Outcome.NEW)).isEqualTo(2);
    var top = organisations.bodies().byCode("imp-top").orElseThrow();
    assertThat(top.contacts())
        .containsExactly(
            new ContactPoint(ContactKind.PHONE, "0454-1"),
            new ContactPoint(ContactKind.PHONE, "0454-2"));
    assertThat(organisations.bodies().children(top.id())).hasSize(1);
  }

  @Test
  void changes_nothing_the_second_time() {
    var csv = "网址代码,名称,级别,类型,组织机构代码\nimp-twice,两次局,县级,工作部门,%s\n".formatted(nextCode());
    bodyImport.run(SYSTEM, csv);
    var revision = organisations.bodies().revision();
    assertThat(bodyImport.run(SYSTEM, csv).lines())
        .extracting(BodyImport.Line::outcome)
        .containsExactly(Outcome.KNOWN);
    assertThat(organisations.bodies().revision()).isEqualTo(revision);
  }

  @Test
  void says_which_lines_the_administrator_may_not_register() {
    organisations.register(SYSTEM, body("imp-above"));
    var mine = organisations.register(SYSTEM, body("imp-mine").under("imp-above"));
    organisations.register(SYSTEM, body("imp-other"));
    var actor = new Actor(11L, "戊", mine.id(), List.of(new Grant(Role.ADMINISTRATOR, mine.path())));
    var csv =
        "网址代码,名称,级别,类型,上级代码,组织机构代码\nimp-m1,甲局,县级,工作部门,imp-mine,%s\nimp-o1,乙局,县级,工作部门,imp-other,%s\nimp-r1,丙局,县级,工作部门,,%s\n"
            .formatted(nextCode(), nextCode(), nextCode());
    assertThat(bodyImport.run(actor, csv).lines())
        .extracting(BodyImport.Line::outcome)
        .containsExactly(Outcome.NEW, Outcome.WRONG, Outcome.WRONG);
    var editor = new Actor(12L, "己", mine.id(), List.of(new Grant(Role.EDITOR, mine.path())));
    assertThatThrownBy(() -> bodyImport.tryOut(editor, csv)).isInstanceOf(NotPermitted.class);
  }

  @Test
  void says_which_columns_are_missing_or_unknown() {
    assertThatThrownBy(() -> bodyImport.tryOut(SYSTEM, "名称,级别\n甲,县级\n"))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> assertThat(r.problems().getFirst().sentence()).contains("缺少：网址代码、类型"));
    assertThatThrownBy(() -> bodyImport.tryOut(SYSTEM, "网址代码,名称,级别,类型,颜色\n"))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.problems().getFirst().sentence()).contains("颜色"));
    assertThatThrownBy(() -> bodyImport.tryOut(SYSTEM, "网址代码,名称,级别,类型\n\"没有结束,甲"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void reads_what_office_software_writes() {
    assertThat(BodyImport.decode("名称".getBytes(Charset.forName("GB18030")))).isEqualTo("名称");
    assertThat(BodyImport.decode("名称".getBytes(StandardCharsets.UTF_8))).isEqualTo("名称");
  }
}
