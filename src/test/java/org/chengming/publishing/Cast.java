package org.chengming.publishing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.actors.Actor;
import org.chengming.actors.Grant;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;

/** A body of its own and the people over it, for tests of the API. */
final class Cast {
  private static final AtomicInteger NEXT = new AtomicInteger(4000);

  final Body body;
  final Actor editor;
  final Actor secondEditor;
  final Actor chief;

  Cast(Organisations organisations) {
    int n = NEXT.incrementAndGet();
    var registered =
        organisations.register(
            Actor.system("test"),
            RegisterBody.of(
                "cast-" + n,
                "第%d号办公室".formatted(n),
                BodyLevel.COUNTY,
                BodyKind.OFFICE,
                OrganisationCode.withCheck("CAST" + n)));
    body = organisations.bodies().get(registered.id());
    editor = staff("编辑甲", Role.EDITOR);
    secondEditor = staff("编辑乙", Role.EDITOR, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    chief = staff("主任", Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
  }

  Actor staff(String name, Role... roles) {
    return new Actor(
        (long) NEXT.incrementAndGet(),
        name,
        body.id(),
        Arrays.stream(roles).map(r -> new Grant(r, body.path())).toList());
  }

  static EditionFields complete(String title) {
    return EditionFields.of(title, LocalDate.of(2026, 11, 2), "<p>为了让公众看得到，现将有关事项通知如下。</p>")
        .numbered("前政办发〔2026〕7号")
        .classed(new EditionFields.Classes("08", "02.01", "20-1", null))
        .summed("说明怎样公开。", List.of("公开", "办公室"));
  }
}
