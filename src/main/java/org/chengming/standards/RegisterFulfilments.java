package org.chengming.standards;

import static org.chengming.standards.db.Tables.BINDING;
import static org.chengming.standards.db.Tables.FOLLOWED_REGISTER;
import static org.chengming.standards.db.Tables.FULFILMENT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chengming.organisations.Organisations;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.standards.Fulfilments.Touched;
import org.chengming.web.Dates;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * What editions of registers fulfil: an item that is kept as a register is never written a second
 * time. A register with a field {@code body} fulfils it for the bodies its records name, any other
 * for all that are bound.
 */
@Component
class RegisterFulfilments {
  static final String BODY = "body";
  private static final int MOST_BODIES = 20_000;
  private static final int NEWEST = 50;

  private final DSLContext db;
  private final Standards standards;
  private final Registers registers;
  private final RecordLists lists;
  private final Organisations organisations;

  RegisterFulfilments(
      DSLContext db,
      Standards standards,
      Registers registers,
      RecordLists lists,
      Organisations organisations) {
    this.db = db;
    this.standards = standards;
    this.registers = registers;
    this.lists = lists;
    this.organisations = organisations;
  }

  /** Takes over the editions that came since; doing it again changes nothing. */
  Set<Touched> follow() {
    var byRegister = wanted();
    if (byRegister.isEmpty()) {
      return Set.of();
    }
    var known = known();
    var touched = new HashSet<Touched>();
    byRegister.forEach(
        (name, items) -> {
          var standing = registers.standing(name);
          long before = known.getOrDefault(name, 0L);
          var updated = standing.updatedAt();
          if (updated != null && standing.batch() != before) {
            touched.addAll(
                take(registers.get(name), standing.batch(), before, Dates.dateOf(updated), items));
            reached(name, standing.batch());
          }
        });
    return touched;
  }

  /** Whether there are editions that were not taken over. */
  boolean behind() {
    var known = known();
    return wanted().keySet().stream()
        .anyMatch(name -> registers.standing(name).batch() != known.getOrDefault(name, 0L));
  }

  /** Items by the register that fulfils them. */
  private Map<String, Set<Long>> wanted() {
    var byRegister = new HashMap<String, Set<Long>>();
    for (var place : standards.snapshot().byItem().values()) {
      var register = place.item().register();
      if (register != null && registers.find(register).isPresent()) {
        byRegister.computeIfAbsent(register, r -> new HashSet<>()).add(place.item().id());
      }
    }
    return byRegister;
  }

  private Map<String, Long> known() {
    return db.selectFrom(FOLLOWED_REGISTER)
        .fetchMap(FOLLOWED_REGISTER.REGISTER, FOLLOWED_REGISTER.BATCH);
  }

  /** All that registers fulfil is asked for anew. */
  void forget() {
    db.deleteFrom(FOLLOWED_REGISTER).execute();
  }

  private Set<Touched> take(
      RegisterDefinition register, long batch, long before, LocalDate on, Set<Long> items) {
    var touched = new HashSet<Touched>();
    var ofAll = register.field(BODY).filter(f -> f.filter() && f.shown()).isEmpty();
    var bodies = ofAll ? bound(items) : named(register, batch, before);
    var places = standards.snapshot().byItem();
    for (var item : items) {
      var standard = java.util.Objects.requireNonNull(places.get(item)).standard().id();
      for (var body : bodies) {
        touched.add(new Touched(body, item));
        db.insertInto(FULFILMENT)
            .set(FULFILMENT.BODY_ID, body)
            .set(FULFILMENT.STANDARD_ID, standard)
            .set(FULFILMENT.ITEM_ID, item)
            .set(FULFILMENT.REGISTER, register.name())
            .set(FULFILMENT.PUBLISHED_ON, on)
            .onConflictDoNothing()
            .execute();
      }
    }
    return touched;
  }

  private Set<Long> bound(Set<Long> items) {
    var places = standards.snapshot().byItem();
    var which =
        items.stream()
            .map(i -> java.util.Objects.requireNonNull(places.get(i)).standard().id())
            .toList();
    return new HashSet<>(
        db.selectDistinct(BINDING.BODY_ID)
            .from(BINDING)
            .where(BINDING.STANDARD_ID.in(which))
            .fetch(BINDING.BODY_ID));
  }

  /** The bodies that have a record; after the first time, one of the editions that came since. */
  private Set<Long> named(RegisterDefinition register, long batch, long before) {
    var field = register.get(BODY);
    var found = new HashSet<Long>();
    var known = organisations.bodies();
    for (var name : lists.values(register, field, MOST_BODIES)) {
      var body = known.byName(name);
      if (body.isPresent() && (before == 0 || since(register, name, before))) {
        found.add(known.heir(body.get().id()).id());
      }
    }
    return found;
  }

  private boolean since(RegisterDefinition register, String name, long before) {
    return lists
        .page(register, new RecordLists.Asked(Map.of(BODY, name), "", null, NEWEST))
        .records()
        .stream()
        .anyMatch(r -> r.batch() > before);
  }

  private void reached(String register, long batch) {
    db.insertInto(FOLLOWED_REGISTER)
        .set(FOLLOWED_REGISTER.REGISTER, register)
        .set(FOLLOWED_REGISTER.BATCH, batch)
        .onConflict(FOLLOWED_REGISTER.REGISTER)
        .doUpdate()
        .set(FOLLOWED_REGISTER.BATCH, batch)
        .execute();
  }
}
