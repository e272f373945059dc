package org.chengming.standards;

import static org.chengming.standards.db.Tables.BINDING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.standards.db.tables.records.BindingRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Compiles which standards bind which body: the catalogue of a body is what these ask of it. */
@Component
class Bindings {
  private final DSLContext db;
  private final Organisations organisations;
  private final Standards standards;

  private record Pair(long standard, long body) {}

  Bindings(DSLContext db, Organisations organisations, Standards standards) {
    this.db = db;
    this.organisations = organisations;
    this.standards = standards;
  }

  /**
   * Makes all of them anew; within the caller's transaction.
   *
   * @return standards that bind somebody they did not bind before
   */
  Set<Long> compile(LocalDate today) {
    var current = standards.snapshot();
    var before =
        db.select(BINDING.STANDARD_ID, BINDING.BODY_ID)
            .from(BINDING)
            .fetchSet(r -> new Pair(r.value1(), r.value2()));
    var further = new HashSet<Long>();
    var rows = new ArrayList<BindingRecord>();
    for (var body : organisations.bodies().all()) {
      if (body.outside() || !body.standsOn(today)) {
        continue;
      }
      var tags = current.tags().getOrDefault(body.id(), Set.of());
      for (var standard : current.all()) {
        if (binds(standard, body, tags)) {
          rows.add(row(standard, body));
          if (!before.contains(new Pair(standard.id(), body.id()))) {
            further.add(standard.id());
          }
        }
      }
    }
    db.deleteFrom(BINDING).execute();
    db.batchInsert(rows).execute();
    return further;
  }

  private static boolean binds(Standard standard, Body body, Set<String> tags) {
    var own = standard.ownBodyId();
    return own == null
        ? standard.scope().binds(body, tags) && !standard.itemsFor(body.level()).isEmpty()
        : own == body.id();
  }

  private static BindingRecord row(Standard standard, Body body) {
    var since = standard.since();
    var founded = body.foundedOn();
    var row = new BindingRecord();
    row.setBodyId(body.id());
    row.setStandardId(standard.id());
    row.setLevel(body.level().name());
    row.setSince(founded != null && founded.isAfter(since) ? founded : since);
    return row;
  }
}
