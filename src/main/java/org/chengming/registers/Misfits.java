package org.chengming.registers;

import java.util.ArrayList;
import java.util.List;
import org.chengming.web.Refused.Problem;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Records that stand and would be refused by a new version of their definition. They stay as they
 * are; whoever corrects one has to put it right, and is better told before.
 */
final class Misfits {
  private Misfits() {}

  /** Chinese, one for each field some record does not fit; for whoever looks before they save. */
  static List<String> told(DSLContext db, RegisterDefinition before, RegisterDefinition after) {
    var told = new ArrayList<String>();
    var table = new RegisterTable(before).table();
    for (var now : after.columns()) {
      var old = before.field(now.name());
      List<Condition> misfit = List.of();
      if (old.isEmpty() && now.required()) {
        misfit = List.of(DSL.trueCondition()); // none has it yet
      } else if (old.isPresent() && !old.get().equals(now) && !now.sealed()) {
        misfit = of(now);
      }
      if (!misfit.isEmpty() && db.fetchExists(DSL.selectOne().from(table).where(DSL.or(misfit)))) {
        told.add("现有的记录里有“%s”不合新要求的，公开照旧，再改到那些记录时要先改对".formatted(now.title()));
      }
    }
    return told;
  }

  /** Texts that stand and are too long for the index by which lists are narrowed or ordered. */
  static List<Problem> tooLong(DSLContext db, RegisterDefinition before, RegisterDefinition after) {
    var table = new RegisterTable(before).table();
    var problems = new ArrayList<Problem>();
    for (var now : after.columns()) {
      var old = before.field(now.name());
      if (now.type() == FieldType.STRING
          && (now.filter() || now.sort())
          && old.isPresent()
          && !old.get().filter()
          && !old.get().sort()
          && db.fetchExists(
              DSL.selectOne()
                  .from(table)
                  .where(
                      DSL.charLength(RegisterTable.column(now).cast(String.class))
                          .gt(Field.LONGEST_LISTED)))) {
        problems.add(
            new Problem(
                "text",
                "栏目“%s”在有的记录里超过%d字，不能用来筛选或者排序。".formatted(now.title(), Field.LONGEST_LISTED)));
      }
    }
    return problems;
  }

  private static List<Condition> of(Field now) {
    var column = RegisterTable.column(now);
    var conditions = new ArrayList<Condition>();
    if (now.required()) {
      conditions.add(column.isNull());
    }
    if (!now.vocabulary().isEmpty()) {
      conditions.add(column.cast(String.class).notIn(now.vocabulary()));
    }
    if (now.limits().minimum() != null) {
      conditions.add(column.lt(DSL.val(now.limits().minimum()).coerce(Object.class)));
    }
    if (now.limits().maximum() != null) {
      conditions.add(column.gt(DSL.val(now.limits().maximum()).coerce(Object.class)));
    }
    return conditions;
  }
}
