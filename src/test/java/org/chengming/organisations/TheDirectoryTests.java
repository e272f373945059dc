package org.chengming.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Grant;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.testing.Queries;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class TheDirectoryTests {
  private static final Actor SYSTEM = Actor.system("test");
  private static int serial = 71_000_000;

  @Autowired Organisations organisations;
  @Autowired FirstStart firstStart;
  @Autowired TransactionTemplate transactions;

  @Test
  void the_divisions_reach_down_to_townships() {
    var divisions = organisations.divisions();
    assertThat(divisions.children("23")).hasSize(13);
    assertThat(divisions.all().stream().filter(d -> d.level() == Division.Level.COUNTY))
        .hasSize(126);
    assertThat(divisions.all().stream().filter(d -> d.level() == Division.Level.TOWNSHIP))
        .hasSize(1703);
    assertThat(divisions.fullName("230804010")).isEqualTo("黑龙江省佳木斯市前进区山水街道");
    assertThat(divisions.find("230800").orElseThrow().name()).isEqualTo("佳木斯市");
  }

  @Test
  void starting_again_changes_nothing() {
    var before = organisations.bodies().all().size();
    firstStart.afterSingletonsInstantiated();
    assertThat(organisations.bodies().all()).hasSize(before);
    assertThat(organisations.bodies().roots()).isNotEmpty();
  }

  @Test
  void a_list_may_hold_parents_before_their_children() {
    var list =
        organisations.registerAll(
            SYSTEM,
            List.of(
                body("dir-city"),
                body("dir-district").under("dir-city"),
                body("dir-bureau").under("dir-district")));
    var bodies = organisations.bodies();
    assertThat(list)
        .extracting(Body::code)
        .containsExactly("dir-city", "dir-district", "dir-bureau");
    assertThat(list.get(2).path())
        .isEqualTo("%d.%d.%d.".formatted(list.get(0).id(), list.get(1).id(), list.get(2).id()));
    assertThat(list.get(2).parentPath()).isEqualTo(list.get(1).path());
    assertThat(bodies.subtree(list.get(0).id()))
        .extracting(Body::code)
        .containsExactly("dir-city", "dir-district", "dir-bureau");
    assertThat(bodies.children(list.get(1).id()))
        .extracting(Body::code)
        .containsExactly("dir-bureau");
    assertThat(bodies.lineage(list.get(2).id()))
        .extracting(Body::code)
        .containsExactly("dir-city", "dir-district", "dir-bureau");
    assertThat(bodies.byName("机构dir-bureau").orElseThrow()).isEqualTo(list.get(2));
  }

  @Test
  void one_wrong_body_keeps_the_whole_list_out() {
    var good = body("dir-half-good");
    assertThatThrownBy(
            () ->
                organisations.registerAll(
                    SYSTEM, List.of(good, body("dir-half-bad").under("dir-nowhere"))))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Refused.Problem::field)
                    .containsExactly("parentCode"));
    assertThat(organisations.bodies().byCode("dir-half-good")).isEmpty();
  }

  @Test
  void a_transaction_sees_its_own_bodies_and_nobody_sees_those_rolled_back() {
    transactions.executeWithoutResult(
        status -> {
          organisations.register(SYSTEM, body("dir-rolled-back"));
          assertThat(organisations.bodies().byCode("dir-rolled-back")).isPresent();
          status.setRollbackOnly();
        });
    assertThat(organisations.bodies().byCode("dir-rolled-back")).isEmpty();
  }

  @Test
  void it_takes_an_administrator_over_the_parent_to_register_under_it() {
    var parent = organisations.register(SYSTEM, body("dir-permission"));
    var other =
        organisations.register(SYSTEM, body("dir-permission-other").under("dir-permission"));
    var below =
        new Actor(7L, "甲", other.id(), List.of(new Grant(Role.ADMINISTRATOR, other.path())));
    var editor = new Actor(8L, "乙", parent.id(), List.of(new Grant(Role.EDITOR, parent.path())));
    for (var actor : List.of(below, editor)) {
      assertThatThrownBy(
              () ->
                  organisations.register(actor, body("dir-permission-new").under("dir-permission")))
          .isInstanceOf(NotPermitted.class);
      assertThatThrownBy(() -> organisations.register(actor, body("dir-permission-root")))
          .isInstanceOf(NotPermitted.class);
      assertThatThrownBy(() -> organisations.end(actor, other.id(), LocalDate.of(2026, 1, 1)))
          .isInstanceOf(NotPermitted.class);
    }
    assertThat(
            organisations
                .register(below, body("dir-permission-leaf").under("dir-permission-other"))
                .parentId())
        .isEqualTo(other.id());
    assertThat(
            organisations.describe(below, new DescribeBody(other.id(), "找我们", List.of())).guide())
        .isEqualTo("找我们");
  }

  @Test
  void five_thousand_bodies_are_looked_up_without_a_query_each() {
    var list = new ArrayList<RegisterBody>();
    list.add(body("dir-many"));
    for (int i = 0; i < 5_000; i++) {
      list.add(body("dir-many-" + i).under(i < 50 ? "dir-many" : "dir-many-" + i % 50));
    }
    var top = organisations.registerAll(SYSTEM, list).getFirst();
    assertThat(organisations.bodies().subtree(top.id())).hasSize(5_001);
    var asked =
        Queries.of(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                organisations.bodies().byCode("dir-many-" + i);
              }
            });
    assertThat(asked).isEmpty();
  }

  static RegisterBody body(String code) {
    return RegisterBody.of(code, "机构" + code, BodyLevel.COUNTY, BodyKind.DEPARTMENT, nextCode())
        .in("230804");
  }

  static synchronized OrganisationCode nextCode() {
    return OrganisationCode.withCheck("%08d".formatted(serial++));
  }
}
