package org.chengming.standards;

import static org.chengming.standards.db.Tables.BINDING;
import static org.chengming.standards.db.Tables.FOLLOWED_REGISTER;
import static org.chengming.standards.db.Tables.FULFILMENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.registers.FieldType;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterEditions;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.Registers;
import org.chengming.standards.Fulfilments.Touched;
import org.chengming.standards.db.tables.records.FulfilmentRecord;
import org.chengming.web.Dates;
import org.jooq.DSLContext;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What editions of registers fulfil: an item that is kept as a register is never written a second
 * time. A register with a field {@code body} fulfils it for the bodies its records name, any other
 * for all that are bound. Records in the name of a government fulfil it for its own departments
 * that are bound, where it is not bound itself. A record that says when it was published counts
 * from then, others from their edition.
 */
@Component
class RegisterFulfilments {
  private static final String PUBLISHED = "published_on";
  private static final int MOST_BODIES = 20_000;
  private static final int NEWEST = 50;
  private static final int NEWEST_OF_PARTS = 1_000;

  private final DSLContext db;
  private final Standards standards;
  private final Registers registers;
  private final RecordLists lists;
  private final RegisterEditions editions;
  private final Organisations organisations;

  RegisterFulfilments(
      DSLContext db,
      Standards standards,
      Registers registers,
      RecordLists lists,
      RegisterEditions editions,
      Organisations organisations) {
    this.db = db;
    this.standards = standards;
    this.registers = registers;
    this.lists = lists;
    this.editions = editions;
    this.organisations = organisations;
  }

  /** An item, and which records of the register it is compiled from. */
  private record Wanted(long standard, long item, Map<String, String> only) {}

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
            touched.addAll(take(registers.get(name), before, Dates.dateOf(updated), items));
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
  private Map<String, List<Wanted>> wanted() {
    var byRegister = new HashMap<String, List<Wanted>>();
    for (var place : standards.snapshot().byItem().values()) {
      var written = place.item().register();
      if (written != null && registers.find(ItemRegister.of(written).name()).isPresent()) {
        var of = ItemRegister.of(written);
        byRegister
            .computeIfAbsent(of.name(), r -> new ArrayList<>())
            .add(new Wanted(place.standard().id(), place.item().id(), of.only()));
      }
    }
    return byRegister;
  }

  private Map<String, Long> known() {
    return db.selectFrom(FOLLOWED_REGISTER)
        .fetchMap(FOLLOWED_REGISTER.REGISTER, FOLLOWED_REGISTER.BATCH);
  }

  /** All that registers fulfil is asked for anew; what an item names no more fulfils it no more. */
  void forget() {
    var named = new ArrayList<Row2<Long, String>>();
    wanted().forEach((name, items) -> items.forEach(i -> named.add(DSL.row(i.item(), name))));
    db.deleteFrom(FULFILMENT)
        .where(FULFILMENT.DOCUMENT_ID.eq(0L), FULFILMENT.REGISTER.ne(ItemRegister.BODIES))
        .and(DSL.row(FULFILMENT.ITEM_ID, FULFILMENT.REGISTER).notIn(named))
        .execute();
    db.deleteFrom(FOLLOWED_REGISTER).execute();
  }

  /** What registers fulfil of these standards is asked for anew: they bind others than they did. */
  void forget(Collection<Long> whose) {
    var names =
        wanted().entrySet().stream()
            .filter(e -> e.getValue().stream().anyMatch(w -> whose.contains(w.standard())))
            .map(Map.Entry::getKey)
            .toList();
    db.deleteFrom(FOLLOWED_REGISTER).where(FOLLOWED_REGISTER.REGISTER.in(names)).execute();
  }

  private Set<Touched> take(
      RegisterDefinition register, long before, LocalDate on, List<Wanted> items) {
    var taken = new Taken(new ArrayList<>(), new HashSet<>());
    if (ItemRegister.namesBodies(register)) {
      named(register, before, items, taken);
    } else {
      for (var item : items) {
        if (item.only().isEmpty() || !records(register, item.only(), 1).isEmpty()) {
          bound(item)
              .forEach(
                  body -> {
                    taken.still().add(new Touched(body, item.item()));
                    taken.rows().add(row(register, body, item, on));
                  });
        }
      }
    }
    var touched = drop(register, items, taken.still());
    taken.rows().forEach(row -> touched.add(new Touched(row.getBodyId(), row.getItemId())));
    db.batch(
            taken.rows().stream()
                .map(r -> db.insertInto(FULFILMENT).set(r).onConflictDoNothing())
                .toList())
        .execute();
    return touched;
  }

  /**
   * What a register says now.
   *
   * @param rows what its editions that came since fulfil
   * @param still who has records for which item, old or new
   */
  private record Taken(List<FulfilmentRecord> rows, Set<Touched> still) {}

  /** A record that was removed or became another fulfils nothing any more. */
  private Set<Touched> drop(RegisterDefinition register, List<Wanted> items, Set<Touched> still) {
    var gone =
        db.selectDistinct(FULFILMENT.BODY_ID, FULFILMENT.ITEM_ID)
            .from(FULFILMENT)
            .where(FULFILMENT.REGISTER.eq(register.name()))
            .and(FULFILMENT.ITEM_ID.in(items.stream().map(Wanted::item).toList()))
            .fetchSet(r -> new Touched(r.value1(), r.value2()));
    gone.removeAll(still);
    db.batch(
            gone.stream()
                .map(
                    one ->
                        db.deleteFrom(FULFILMENT)
                            .where(FULFILMENT.BODY_ID.eq(one.body()))
                            .and(FULFILMENT.ITEM_ID.eq(one.item()))
                            .and(FULFILMENT.REGISTER.eq(register.name())))
                .toList())
        .execute();
    return gone;
  }

  /** The bodies that have a record; after the first time, one of the editions that came since. */
  private void named(RegisterDefinition register, long before, List<Wanted> items, Taken taken) {
    var came = editions.days(register);
    var parts = items.stream().anyMatch(i -> !i.only().isEmpty());
    var most = parts ? NEWEST_OF_PARTS : NEWEST;
    var bound = new HashMap<Long, Set<Long>>();
    items.forEach(i -> bound.computeIfAbsent(i.standard(), s -> bound(i)));
    var known = organisations.bodies();
    for (var name : lists.values(register, register.get(ItemRegister.BODY), MOST_BODIES)) {
      var body = known.byName(name).map(b -> known.heir(b.id()));
      if (body.isEmpty()) {
        continue;
      }
      var records = records(register, Map.of(ItemRegister.BODY, name), most);
      var news = before == 0 || records.stream().anyMatch(r -> r.batch() > before);
      for (var item : items) {
        var days = days(register, records, item.only(), came);
        for (var id : whose(body.get(), bound.getOrDefault(item.standard(), Set.of()))) {
          if (!days.isEmpty() || records.size() == most) {
            taken.still().add(new Touched(id, item.item()));
          }
          if (news) {
            days.forEach(day -> taken.rows().add(row(register, id, item, day)));
          }
        }
      }
    }
  }

  /** The body itself, or the departments it stands for. */
  private List<Long> whose(Body body, Set<Long> bound) {
    return bound.contains(body.id())
        ? List.of(body.id())
        : organisations.bodies().children(body.id()).stream()
            .map(Body::id)
            .filter(bound::contains)
            .toList();
  }

  /** The newest of those that have the values. */
  private List<RegisterRecord> records(
      RegisterDefinition register, Map<String, String> only, int most) {
    return lists.page(register, new RecordLists.Asked(only, "", null, most)).records();
  }

  /** When the records among these that an item is compiled from were published. */
  private static Set<LocalDate> days(
      RegisterDefinition register,
      List<RegisterRecord> records,
      Map<String, String> only,
      Map<Long, LocalDate> came) {
    var says = register.field(PUBLISHED).filter(f -> f.shown() && f.type() == FieldType.DATE);
    var days = new TreeSet<LocalDate>();
    for (var record : records) {
      var meant =
          only.entrySet().stream()
              .allMatch(e -> e.getValue().equals(record.text(register.get(e.getKey()))));
      if (meant) {
        var day = says.map(record::text).orElse("");
        days.add(
            day.isEmpty()
                ? came.getOrDefault(record.batch(), LocalDate.EPOCH)
                : LocalDate.parse(day));
      }
    }
    return days;
  }

  private Set<Long> bound(Wanted item) {
    return new HashSet<>(
        db.select(BINDING.BODY_ID)
            .from(BINDING)
            .where(BINDING.STANDARD_ID.eq(item.standard()))
            .fetch(BINDING.BODY_ID));
  }

  private static FulfilmentRecord row(
      RegisterDefinition register, long body, Wanted item, LocalDate on) {
    var row = new FulfilmentRecord();
    row.setBodyId(body);
    row.setStandardId(item.standard());
    row.setItemId(item.item());
    row.setDocumentId(0L);
    row.setRegister(register.name());
    row.setPublishedOn(on);
    return row;
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
