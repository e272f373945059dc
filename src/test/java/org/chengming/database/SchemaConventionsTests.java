package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What every table keeps to. Exceptions are listed beside the rule, and may only become fewer. */
@ServerTest
class SchemaConventionsTests {
  private static final String OURS =
      "table_schema in ('audit','organisations','accounts','calendar','files','gate','catalogue','publishing','search','imports','requests','letters','reports','web','database','operations','ledger','standards')"
          + " and table_name <> 'flyway_schema_history'";

  @Autowired DSLContext db;

  @Test
  void every_moment_has_a_time_zone() {
    assertThat(
            names(
                "select table_schema||'.'||table_name||'.'||column_name from information_schema.columns where "
                    + OURS
                    + " and data_type in ('timestamp without time zone', 'time without time zone')"))
        .isEmpty();
  }

  @Test
  void text_is_text() {
    // Spring Session's tables keep its own types.
    assertThat(
            names(
                "select table_schema||'.'||table_name||'.'||column_name from information_schema.columns where "
                    + OURS
                    + " and data_type in ('character varying', 'character') and table_name not like 'spring_session%'"))
        .isEmpty();
  }

  @Test
  void every_table_has_a_primary_key() {
    assertThat(
            names(
                "select table_schema||'.'||table_name from information_schema.tables t where "
                    + OURS
                    + " and table_type = 'BASE TABLE' and not exists (select 1 from information_schema.table_constraints c"
                    + " where c.table_schema = t.table_schema and c.table_name = t.table_name and c.constraint_type = 'PRIMARY KEY')"))
        .isEmpty();
  }

  @Test
  void names_are_lower_case_words() {
    assertThat(
            names(
                "select table_schema||'.'||table_name||'.'||column_name from information_schema.columns where "
                    + OURS
                    + " and (table_name||column_name) !~ '^[a-z0-9_]+$'"))
        .isEmpty();
  }

  @Test
  void every_foreign_key_is_indexed() {
    assertThat(
            names(
                """
            select c.conrelid::regclass::text || ' (' || c.conname || ')'
            from pg_constraint c
            where c.contype = 'f'
              and not exists (
                select 1 from pg_index i
                where i.indrelid = c.conrelid
                  and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)"""))
        .isSubsetOf("publishing.withdrawal (withdrawal_edition_id_fkey)");
  }

  @Test
  void no_foreign_key_leaves_its_module() {
    assertThat(
            names(
                """
            select c.conname from pg_constraint c
            join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid
            where c.contype = 'f' and a.relnamespace <> b.relnamespace"""))
        .isEmpty();
  }

  private List<String> names(String sql) {
    return db.fetch(sql).getValues(0, String.class);
  }
}
