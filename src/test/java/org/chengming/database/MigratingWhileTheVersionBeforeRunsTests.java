package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * While nodes are upgraded in turn the version before reads and writes the same tables. So a
 * migration takes away nothing that it uses and refuses nothing that it writes: a column goes in
 * the version after the one that has stopped using it. What cannot keep to this is listed with its
 * reason, and the manual then says that all nodes must be stopped.
 */
class MigratingWhileTheVersionBeforeRunsTests {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final String UNRELEASED = "from before the first release";

  /** Migration to why it may. A new line here needs one in docs/operations/upgrade.md. */
  private static final Map<String, String> REASONS =
      Map.of(
          "accounts/V5__part_the_administrators.sql",
              "two parted roles in one hand are refused to either version, on purpose",
          "audit/V3__chain_entries.sql",
              "the trigger notes rows of either version and refuses none",
          "registers/V2__add_draft.sql",
              "its constraints hold for what the version before writes, by the defaults; the trigger counts",
          "registers/V5__erase_objections.sql",
              "its constraints say of what is not erased what those before them said, and the version before erases none",
          "standards/V2__order_fulfilments_for_counting.sql", UNRELEASED,
          "requests/V2__widen_event_to_every_act.sql", UNRELEASED,
          "requests/V3__bring_in_old_cases_and_count.sql", UNRELEASED,
          "requests/V8_2__create_archive.sql", UNRELEASED,
          "requests/V9__add_work_inside_the_office.sql", UNRELEASED);

  private record Rule(String what, Pattern pattern) {
    Rule(String what, String regex) {
      this(what, Pattern.compile(regex));
    }
  }

  private static final Pattern ALTER =
      Pattern.compile("\\balter table (?:if exists )?(?:only )?([a-z_.]+) (.*)");

  private static final Pattern LISTED = Pattern.compile("\\bcheck \\((\\w+) in \\(([^()]*)\\)\\)");

  /** Of one action of an {@code alter table}. */
  private static final List<Rule> OF_ACTIONS =
      List.of(
          new Rule("drops a column", "^drop (?!constraint\\b)"),
          new Rule("renames", "^rename\\b"),
          new Rule("changes a type", "^alter (?:column )?\\w+ (?:set data )?type\\b"),
          new Rule("refuses null", "^alter .*\\bset not null\\b"),
          new Rule("takes away a default", "^alter .*\\bdrop default\\b"),
          new Rule(
              "adds a constraint",
              "^add (?:constraint \\w+ )?(?:check|unique|primary key|foreign key|exclude)\\b"),
          new Rule(
              "adds a column that must be given",
              "^add (?!constraint\\b)(?!.*\\b(?:default|generated)\\b).*\\bnot null\\b"));

  /** Of other statements; the table is group 1. */
  private static final List<Rule> OF_STATEMENTS =
      List.of(
          new Rule("drops a table", "\\bdrop table (?:if exists )?([a-z_.]+)"),
          new Rule(
              "makes an index unique",
              "\\bcreate unique index (?:if not exists )?(?:\\w+ )?on ([a-z_.]+)"),
          new Rule("adds a trigger", "\\bcreate (?:constraint )?trigger .*? on ([a-z_.]+)"));

  @Test
  void nothing_is_taken_away_that_the_version_before_uses() throws IOException {
    var found = all();
    found.keySet().removeAll(REASONS.keySet());
    assertThat(found).isEmpty();
  }

  @Test
  void every_exception_is_still_one() throws IOException {
    assertThat(all()).containsKeys(REASONS.keySet().toArray(String[]::new));
  }

  private static Map<String, List<String>> all() throws IOException {
    var found = new TreeMap<String, List<String>>();
    for (var module : listed(MIGRATIONS)) {
      var before = new StringBuilder();
      for (var migration : listed(module)) {
        var sql = Files.readString(migration);
        var breaks = breaks(before.toString(), sql);
        if (!breaks.isEmpty()) {
          found.put(MIGRATIONS.relativize(migration).toString(), breaks);
        }
        before.append(sql).append(";\n");
      }
    }
    return found;
  }

  @Test
  void the_rules_know_what_breaks_the_version_before() {
    for (var bad :
        List.of(
            "drop table a;",
            "alter table a drop column b;",
            "alter table a add column c int, drop column b;",
            "alter table a rename column b to c;",
            "alter table a rename to b;",
            "alter table a alter column b type bigint;",
            "alter table a alter b set not null;",
            "alter table a alter column b drop default;",
            "alter table a add column b int not null;",
            "alter table a add b int not null check (b > 0);",
            "alter table a add column c int, add column b text not null;",
            "alter table a add constraint b check (c > 0);",
            "alter table a add unique (b);",
            "create unique index on a (b);",
            "create unique index a_b on a (b) where c;",
            "alter table s drop constraint s_k_check; alter table s add constraint s_k_check check (k in ('A', 'C'));",
            "create trigger t before insert on a for each row execute function f();")) {
      assertThat(breaks("", bad)).as(bad).isNotEmpty();
    }
    for (var good :
        List.of(
            "create table a (b int not null, unique (b)); create unique index a_b on a (b); alter table a add check (b > 0);",
            "alter table a add column b int;",
            "alter table a add column b int not null default 0;",
            "alter table a add column b int default 0 not null;",
            "create index a_b on a (b);",
            "-- drop table a;\nselect 1;",
            "comment on table a is 'drop table a';",
            "alter table a drop constraint b;",
            "alter table s drop constraint s_k_check; alter table s add constraint s_k_check check (k in ('A', 'B', 'C'));")) {
      assertThat(breaks("create table s (k text check (k in ('A', 'B')));", good))
          .as(good)
          .isEmpty();
    }
  }

  /** What a migration does to tables that were there before it. */
  private static List<String> breaks(String before, String sql) {
    var own = new HashSet<String>();
    var breaks = new ArrayList<String>();
    for (var statement : statements(sql)) {
      var created =
          Pattern.compile("\\bcreate (?:unlogged )?table (?:if not exists )?([a-z_.]+)")
              .matcher(statement);
      if (created.find()) {
        own.add(created.group(1));
      }
      for (var rule : OF_STATEMENTS) {
        var match = rule.pattern().matcher(statement);
        if (match.find() && !own.contains(match.group(1))) {
          breaks.add(rule.what() + ": " + statement.strip());
        }
      }
      var alter = ALTER.matcher(statement);
      if (alter.find() && !own.contains(alter.group(1))) {
        for (var action : actions(alter.group(2))) {
          OF_ACTIONS.stream()
              .filter(rule -> rule.pattern().matcher(action).find())
              .filter(rule -> !widens(action, before))
              .forEach(rule -> breaks.add(rule.what() + ": " + action));
        }
      }
    }
    return breaks;
  }

  /**
   * Whether it allows all that was allowed: {@code check (kind in ('A', 'B', 'C'))} after two of
   * them.
   */
  private static boolean widens(String action, String before) {
    var now = LISTED.matcher(action);
    if (!now.find()) {
      return false;
    }
    var allowed = words(now.group(2));
    var last = List.<String>of();
    for (var then = LISTED.matcher(String.join(";", statements(before))); then.find(); ) {
      var words = words(then.group(2));
      // Columns of other tables have that name, too.
      var same = then.group(1).equals(now.group(1)) && !Collections.disjoint(words, allowed);
      last = same ? words : last;
    }
    return !last.isEmpty() && allowed.containsAll(last);
  }

  private static List<String> words(String listed) {
    return List.of(listed.split(", ?"));
  }

  /** Split at the commas outside of parentheses. */
  private static List<String> actions(String all) {
    var actions = new ArrayList<String>();
    var depth = 0;
    var from = 0;
    for (var i = 0; i < all.length(); i++) {
      var c = all.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        actions.add(all.substring(from, i).strip());
        from = i + 1;
      }
    }
    actions.add(all.substring(from).strip());
    return actions;
  }

  private static List<String> statements(String sql) {
    var bare =
        sql.replaceAll("--[^\n]*", " ")
            .replaceAll("(?s)\\$(\\w*)\\$.*?\\$\\1\\$", " ")
            .replaceAll("comment on [^;']*'(?:[^']|'')*'", " ")
            .replaceAll("\\s+", " ")
            .toLowerCase(Locale.ROOT);
    return List.of(bare.split(";"));
  }

  /** In the order of their versions: V2 before V10, V8 before V8_1. */
  private static List<Path> listed(Path folder) throws IOException {
    try (var found = Files.list(folder)) {
      return found
          .sorted(Comparator.comparing(MigratingWhileTheVersionBeforeRunsTests::order))
          .toList();
    }
  }

  private static String order(Path file) {
    var version = Pattern.compile("^V(\\d+)(?:_(\\d+))?__").matcher(file.getFileName().toString());
    return version.find()
        ? "%09d %09d"
            .formatted(
                Integer.parseInt(version.group(1)),
                version.group(2) == null ? 0 : Integer.parseInt(version.group(2)))
        : file.getFileName().toString();
  }
}
