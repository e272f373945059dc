package org.chengming.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.organisations.TheDirectoryTests.body;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Grant;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SucceedingABodyTests {
  private static final Actor SYSTEM = Actor.system("test");
  private static final LocalDate DAY = LocalDate.of(2019, 1, 1);

  @Autowired Organisations organisations;
  @Autowired Successions successions;

  @Test
  void a_renamed_body_keeps_its_old_name_and_hands_over_its_codes_and_children() {
    var before = organisations.register(SYSTEM, body("suc-rename"));
    var child = organisations.register(SYSTEM, body("suc-rename-child").under("suc-rename"));
    var after =
        successions.rename(
            SYSTEM, new Rename(before.id(), "suc-renamed", "改名后的机构", null, DAY, "改革方案"));
    var bodies = organisations.bodies();
    assertThat(bodies.get(before.id()).name()).isEqualTo(before.name());
    assertThat(bodies.get(before.id()).endedOn()).isEqualTo(DAY);
    assertThat(after.organisationCode()).isEqualTo(before.organisationCode());
    assertThat(after.foundedOn()).isEqualTo(DAY);
    assertThat(bodies.get(child.id()).parentId()).isEqualTo(after.id());
    assertThat(bodies.get(child.id()).path()).isEqualTo(after.path() + child.id() + ".");
    assertThat(bodies.heir(before.id())).isEqualTo(after);
    assertThat(bodies.successors(before.id()))
        .containsExactly(
            new Succession(before.id(), after.id(), SuccessionKind.RENAME, DAY, "改革方案"));
    assertThat(bodies.predecessors(after.id())).hasSize(1);
  }

  @Test
  void a_rename_decided_for_later_moves_the_children_only_then() {
    var before = organisations.register(SYSTEM, body("suc-later"));
    var child = organisations.register(SYSTEM, body("suc-later-child").under("suc-later"));
    successions.rename(
        SYSTEM,
        new Rename(before.id(), "suc-later-new", "将来的机构", null, LocalDate.of(2099, 1, 1), null));
    assertThat(organisations.bodies().get(child.id()).parentId()).isEqualTo(before.id());
    assertThat(organisations.bodies().heir(before.id()).id()).isEqualTo(before.id());
    assertThat(organisations.bodies().get(before.id()).standsOn(LocalDate.of(2026, 11, 24)))
        .isTrue();
  }

  @Test
  void several_bodies_merge_into_one_and_one_splits_into_several() {
    var list =
        organisations.registerAll(
            SYSTEM,
            List.of(body("suc-a"), body("suc-b"), body("suc-c"), body("suc-d"), body("suc-e")));
    var ids = list.stream().map(Body::id).toList();
    successions.succeed(
        SYSTEM, new Succeed(SuccessionKind.MERGE, ids.subList(0, 2), ids.subList(2, 3), DAY, null));
    successions.succeed(
        SYSTEM,
        new Succeed(
            SuccessionKind.SPLIT, ids.subList(2, 3), ids.subList(3, 5), DAY.plusYears(1), null));
    var bodies = organisations.bodies();
    assertThat(bodies.heir(ids.get(0)).id()).isEqualTo(ids.get(2));
    assertThat(bodies.heir(ids.get(2)).id())
        .as("after a split nobody takes over the whole")
        .isEqualTo(ids.get(2));
    assertThat(bodies.successors(ids.get(2))).hasSize(2);
  }

  @Test
  void numbers_that_do_not_fit_the_kind_are_refused() {
    var list = organisations.registerAll(SYSTEM, List.of(body("suc-x"), body("suc-y")));
    var x = List.of(list.get(0).id());
    var y = List.of(list.get(1).id());
    assertThatThrownBy(
            () -> successions.succeed(SYSTEM, new Succeed(SuccessionKind.SPLIT, x, y, DAY, null)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> successions.succeed(SYSTEM, new Succeed(SuccessionKind.MERGE, x, x, DAY, null)))
        .isInstanceOf(Refused.class);
    organisations.end(SYSTEM, list.get(1).id(), DAY);
    assertThatThrownBy(
            () -> successions.succeed(SYSTEM, new Succeed(SuccessionKind.MERGE, x, y, DAY, null)))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.problems().getFirst().sentence()).contains("已经撤销"));
  }

  @Test
  void it_takes_an_administrator_over_the_parent() {
    var parent = organisations.register(SYSTEM, body("suc-parent"));
    var child = organisations.register(SYSTEM, body("suc-parent-child").under("suc-parent"));
    var own = new Actor(9L, "丙", child.id(), List.of(new Grant(Role.ADMINISTRATOR, child.path())));
    var over =
        new Actor(10L, "丁", parent.id(), List.of(new Grant(Role.ADMINISTRATOR, parent.path())));
    var rename = new Rename(child.id(), "suc-parent-renamed", "新名", null, DAY, null);
    assertThatThrownBy(() -> successions.rename(own, rename)).isInstanceOf(NotPermitted.class);
    assertThat(successions.rename(over, rename).parentId()).isEqualTo(parent.id());
  }

  @Test
  void a_name_is_edited_only_to_repair_a_slip() {
    var body = organisations.register(SYSTEM, body("suc-slip"));
    assertThatThrownBy(() -> organisations.edit(SYSTEM, edit(body, "机构suc-slip改", false)))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.problems().getFirst().field()).isEqualTo("name"));
    assertThat(organisations.edit(SYSTEM, edit(body, "机构suc-slip改", true)).name())
        .isEqualTo("机构suc-slip改");
  }

  @Test
  void a_body_with_children_does_not_end_without_a_successor() {
    var body = organisations.register(SYSTEM, body("suc-with"));
    organisations.register(SYSTEM, body("suc-with-child").under("suc-with"));
    assertThatThrownBy(() -> organisations.end(SYSTEM, body.id(), DAY))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("下级");
  }

  private static EditBody edit(Body body, String name, boolean correction) {
    return new EditBody(
        body.id(),
        name,
        correction,
        null,
        null,
        body.level(),
        body.kind(),
        body.divisionCode(),
        null,
        null);
  }
}
