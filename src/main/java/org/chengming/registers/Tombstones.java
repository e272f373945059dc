package org.chengming.registers;

import java.time.Instant;
import java.util.Optional;
import org.chengming.database.PublicReads;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What the public reads in the place of a record that was removed. */
@Component
public class Tombstones {
  private final PublicReads reads;

  Tombstones(PublicReads reads) {
    this.reads = reads;
  }

  /**
   * @param batch the edition that removed it
   * @param reason Chinese, for the public
   */
  public record Tombstone(String key, long batch, Instant at, String reason) {}

  /** Of a record that stood and stands no longer; empty for one that stands or never did. */
  public Optional<Tombstone> find(RegisterDefinition register, String key) {
    return reads.read(
        db ->
            db.fetchOptional(
                    ("select p.to_batch_id, b.brought_at, p.reason from registers.past_record p join registers.batch b on b.id = p.to_batch_id"
                            + " where p.register = {0} and p.record_key = {1} and p.removed"
                            + " and not exists (select from %s d where d.record_key = {1})"
                            + " order by p.id desc limit 1")
                        .formatted(new RegisterTable(register).sqlName()),
                    DSL.val(register.name()),
                    DSL.val(key))
                .map(
                    r ->
                        new Tombstone(
                            key,
                            r.get(0, Long.class),
                            r.get(1, Instant.class),
                            r.get(2, String.class))));
  }
}
