package org.chengming.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads from PostgreSQL's own catalogue which tables there are, what they hold and which must be
 * filled before which.
 */
final class BackupTables {
  /**
   * Flyway's histories are made anew by the migrations; whoever was signed in signs in again; who
   * called lately is nobody's concern.
   */
  private static final String LEFT_OUT =
      "('flyway_schema_history', 'spring_session', 'spring_session_attributes', 'api_caller', 'api_secret', 'attempt')";

  private final Connection connection;

  BackupTables(Connection connection) {
    this.connection = connection;
  }

  /** The tables of the modules, each after those it refers to; rows still 0. */
  List<BackupFile.Table> inOrder() throws SQLException {
    var columns = columns();
    var before = references();
    var made = made();
    var order = new LinkedHashSet<String>();
    for (var table : columns.keySet()) {
      place(table, before, order, new LinkedHashSet<>());
    }
    var tables = new ArrayList<BackupFile.Table>();
    for (var name : order) {
      var parts = name.split("\\.", 2);
      tables.add(
          new BackupFile.Table(
              parts[0],
              parts[1],
              columns.getOrDefault(name, List.of()),
              0,
              made.getOrDefault(name, List.of())));
    }
    return tables;
  }

  private static void place(
      String table, Map<String, Set<String>> before, Set<String> order, Set<String> waiting) {
    if (order.contains(table)) {
      return;
    }
    if (!waiting.add(table)) {
      throw new IllegalStateException("Tables refer to each other in a circle: " + waiting);
    }
    for (var needed : before.getOrDefault(table, Set.of())) {
      place(needed, before, order, waiting);
    }
    waiting.remove(table);
    order.add(table);
  }

  private Map<String, List<String>> columns() throws SQLException {
    var columns = new LinkedHashMap<String, List<String>>();
    rows(
        """
        select n.nspname || '.' || c.relname, a.attname
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in (%s) and c.relname not in %s
        order by 1, a.attnum
        """
            .formatted(schemas(), LEFT_OUT),
        (table, column) -> columns.computeIfAbsent(table, t -> new ArrayList<>()).add(column));
    return columns;
  }

  private Map<String, Set<String>> references() throws SQLException {
    var references = new LinkedHashMap<String, Set<String>>();
    rows(
        """
        select n.nspname || '.' || c.relname, fn.nspname || '.' || f.relname
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.contype = 'f' and c.oid <> f.oid and n.nspname in (%s) and c.relname not in %s
        """
            .formatted(schemas(), LEFT_OUT),
        (table, needed) ->
            references.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(needed));
    return references;
  }

  /**
   * The statements that make each table that no migration makes: its columns, its parts, its
   * constraints, its other indexes. Such a table bears {@link Migrations#MADE_BY_PROGRAM} as its
   * comment.
   */
  private Map<String, List<String>> made() throws SQLException {
    var made = new LinkedHashMap<String, List<String>>();
    rows(
        """
        with made as (
          select c.oid, n.nspname || '.' || c.relname as name, format('%%I.%%I', n.nspname, c.relname) as sql
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in (%s) and obj_description(c.oid, 'pg_class') = '%s'
        )
        select name, statement from (
          select name, 1 as step, 0::oid as part, format('create table if not exists %%s (%%s)%%s', sql, (
            select string_agg(format('%%I %%s%%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end), ', ' order by a.attnum)
            from pg_attribute a where a.attrelid = made.oid and a.attnum > 0 and not a.attisdropped), coalesce(' partition by ' || pg_get_partkeydef(made.oid), '')) as statement
          from made
          union all
          select name, 2, c.oid, format('create table if not exists %%I.%%I partition of %%s %%s', n.nspname, c.relname, sql, pg_get_expr(c.relpartbound, c.oid))
          from made join pg_inherits h on h.inhparent = made.oid join pg_class c on c.oid = h.inhrelid join pg_namespace n on n.oid = c.relnamespace
          union all
          select name, 3, k.oid, format('alter table %%s add constraint %%I %%s', sql, k.conname, pg_get_constraintdef(k.oid))
          from made join pg_constraint k on k.conrelid = made.oid and k.contype <> 'n'
          union all
          select name, 4, i.indexrelid, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
          from made join pg_index i on i.indrelid = made.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = made.oid)
          union all
          select name, 5, 0::oid, format('comment on table %%s is %%L', sql, '%s') from made
        ) steps order by name, step, part
        """
            .formatted(schemas(), Migrations.MADE_BY_PROGRAM, Migrations.MADE_BY_PROGRAM),
        (table, statement) -> made.computeIfAbsent(table, t -> new ArrayList<>()).add(statement));
    return made;
  }

  /**
   * Where each sequence stands. They know no snapshot: read after it was taken, they stand at or
   * past its rows.
   */
  Map<String, Long> sequences() throws SQLException {
    var sequences = new LinkedHashMap<String, Long>();
    rows(
        """
        select schemaname || '.' || sequencename, last_value::text from pg_sequences
        where last_value is not null and schemaname in (%s) order by 1
        """
            .formatted(schemas()),
        (name, value) -> sequences.put(name, Long.parseLong(value)));
    return sequences;
  }

  /** The version each module's schema is at. */
  Map<String, String> versions() throws SQLException {
    var versions = new LinkedHashMap<String, String>();
    for (var module : Migrations.MODULES) {
      var history = BackupFile.quoted(module) + ".flyway_schema_history";
      rows(
          "select version, version from "
              + history
              + " where success and version is not null order by installed_rank",
          (version, same) -> versions.put(module, version));
    }
    return versions;
  }

  /** Columns that hold transaction ids, which mean nothing to another server. */
  List<String> transactionIds(BackupFile.Table table) throws SQLException {
    var found = new ArrayList<String>();
    rows(
        """
        select column_name, data_type from information_schema.columns
        where table_schema = '%s' and table_name = '%s' and udt_name = 'xid8'
        """
            .formatted(table.schema(), table.name()),
        (column, type) -> found.add(column));
    return found;
  }

  private static String schemas() {
    return String.join(
        ", ", Migrations.MODULES.stream().map(module -> "'" + module + "'").toList());
  }

  private interface Row {
    void take(String first, String second);
  }

  private void rows(String sql, Row row) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        row.take(rows.getString(1), rows.getString(2));
      }
    }
  }
}
