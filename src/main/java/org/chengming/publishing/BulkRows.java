package org.chengming.publishing;

import static org.jooq.impl.DSL.val;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.springframework.stereotype.Repository;

/** Many rows of a table of this module by one statement; ids are drawn ahead. */
@Repository
class BulkRows {
  private final DSLContext db;

  BulkRows(DSLContext db) {
    this.db = db;
  }

  /** One prepared statement, bound once a record; all records have the same columns set. */
  <R extends TableRecord<R>> void insert(List<R> records) {
    if (records.isEmpty()) {
      return;
    }
    var first = records.getFirst();
    var columns = Arrays.stream(first.fields()).filter(first::touched).toList();
    var batch =
        db.batch(
            db.insertInto(first.getTable(), columns)
                .values(Collections.nCopies(columns.size(), null)));
    for (var record : records) {
      batch.bind(columns.stream().map(record::get).toArray());
    }
    batch.execute();
  }

  /** Ids of a table, drawn from its sequence. */
  List<Long> draw(Table<?> table, int count) {
    return count == 0
        ? List.of()
        : db.fetch(
                "select nextval(pg_get_serial_sequence({0}, 'id')) from generate_series(1, {1})",
                val("publishing." + table.getName()), val(count))
            .getValues(0, Long.class);
  }
}
