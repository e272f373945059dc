package org.chengming.registers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The editions of a register, and what is other between two of them. */
@Component
public class EditionDifferences {
  private final RecordFigures figures;
  private final ObjectMapper json;

  EditionDifferences(RecordFigures figures, ObjectMapper json) {
    this.figures = figures;
    this.json = json;
  }

  /**
   * @param note what was brought, as the public may read it
   */
  public record Edition(
      long number, String note, Instant at, long added, long changed, long removed) {}

  /** Which way a record went. */
  public enum Way {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * @param before what it said in the older edition, by name of the field, as text; empty when it
   *     was not there, or is there no more
   * @param reason why it was removed, where that is known
   */
  public record Difference(
      String key,
      Way way,
      Map<String, String> before,
      Map<String, String> after,
      @Nullable String reason) {}

  /** Newest first, those before the number given where it is not 0. */
  public List<Edition> newest(RegisterDefinition register, long before, int most) {
    return figures
        .within(
            db ->
                db.fetch(
                        EDITION
                            + "register = {0} and ({1} = 0 or id < {1}) and added + changed + removed > 0 order by id desc limit {2}",
                        DSL.val(register.name()),
                        DSL.val(before),
                        DSL.inline(most))
                    .map(EditionDifferences::edition))
        .orElse(List.of());
  }

  public Optional<Edition> edition(RegisterDefinition register, long number) {
    return figures
        .within(
            db ->
                db.fetchOptional(
                        EDITION + "register = {0} and id = {1}",
                        DSL.val(register.name()),
                        DSL.val(number))
                    .map(EditionDifferences::edition))
        .flatMap(found -> found);
  }

  private static final String EDITION =
      "select id, note, brought_at, added, changed, removed from registers.batch where ";

  private static Edition edition(Record row) {
    return new Edition(
        row.get(0, Long.class),
        row.get(1, String.class),
        row.get(2, java.time.OffsetDateTime.class).toInstant(),
        row.get(3, Long.class),
        row.get(4, Long.class),
        row.get(5, Long.class));
  }

  /**
   * What is other in the newer edition than in the older, in the order of the keys. Of a record
   * that is there no more, what it said is not told: it may have gone because of that; nor in any
   * edition before it went.
   *
   * @param older 0 for the empty register before the first
   * @param after the key after which to begin, empty for the first
   * @return at most {@code most}; empty when it takes too long
   */
  public Optional<List<Difference>> between(
      RegisterDefinition register, long older, long newer, String after, int most) {
    return figures.within(
        db ->
            db
                .resultQuery(
                    sql(register),
                    DSL.val(older),
                    DSL.val(newer),
                    DSL.val(register.name()),
                    DSL.val(after),
                    DSL.inline(most))
                .queryTimeout(RecordFigures.SECONDS)
                .fetch()
                .stream()
                .filter(row -> row.get(1) != null || row.get(2) != null)
                .map(row -> difference(register, row))
                .filter(d -> d.way() != Way.CHANGED || !d.before().equals(d.after()))
                .toList());
  }

  /** {0} older, {1} newer, {2} register, {3} key after which, {4} most. */
  private static String sql(RegisterDefinition register) {
    var table = new RegisterTable(register);
    return """
    with touched as (
      select record_key from (
        select record_key from %1$s where batch_id > {0} and batch_id <= {1}
        union
        select record_key from registers.past_record where register = {2} and from_batch_id > {0} and from_batch_id <= {1}
        union
        select record_key from registers.past_record where register = {2} and to_batch_id > {0} and to_batch_id <= {1}
      ) keys where record_key collate "C" > {3} order by record_key collate "C" limit {4}
    ), state as (
      select record_key, batch_id as starts, null::bigint as ends, %2$s as content, null::text as reason
      from %1$s d where record_key in (select record_key from touched)
      union all
      select p.record_key, p.from_batch_id, p.to_batch_id, case when exists (
          select from registers.past_record r
          where r.register = p.register and r.record_key = p.record_key and r.removed and r.id >= p.id)
        then jsonb_build_object() else p.content end, p.reason
      from registers.past_record p where p.register = {2} and p.record_key in (select record_key from touched)
    )
    select t.record_key,
      (select s.content::text from state s where s.record_key = t.record_key and s.starts <= {0} and (s.ends is null or s.ends > {0}) order by s.starts desc limit 1),
      (select s.content::text from state s where s.record_key = t.record_key and s.starts <= {1} and (s.ends is null or s.ends > {1}) order by s.starts desc limit 1),
      (select s.reason from state s where s.record_key = t.record_key and s.ends > {0} and s.ends <= {1} order by s.ends desc limit 1)
    from touched t order by t.record_key collate "C"
    """
        .formatted(table.sqlName(), table.asJson("d", register.shown()));
  }

  private Difference difference(RegisterDefinition register, Record row) {
    var before = row.get(1, String.class);
    var after = row.get(2, String.class);
    var way = before == null ? Way.ADDED : after == null ? Way.REMOVED : Way.CHANGED;
    return new Difference(
        row.get(0, String.class),
        way,
        before == null || after == null
            ? Map.of()
            : RecordHistory.values(register, json.readTree(before)),
        after == null ? Map.of() : RecordHistory.values(register, json.readTree(after)),
        way == Way.REMOVED ? row.get(3, String.class) : null);
  }
}
