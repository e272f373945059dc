package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.ledger.Entry;
import org.chengming.ledger.LedgerReads;
import org.chengming.ledger.Receipts;
import org.chengming.registers.EditionDifferences;
import org.chengming.registers.EditionDifferences.Difference;
import org.chengming.registers.EditionDifferences.Edition;
import org.chengming.registers.EditionDifferences.Way;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterEditions;
import org.chengming.registers.Registers;
import org.chengming.web.Cursor;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Listing;
import org.chengming.web.ListingRequest;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the list of a register's editions, the page of one, and what is other between two. */
@Component
class EditionQuery {
  private static final int LINES = 100;
  private static final long MOST_HASHED = 20_000;

  private final Registers registers;
  private final EditionDifferences differences;
  private final RegisterEditions editions;
  private final LedgerReads ledger;
  private final Receipts receipts;

  EditionQuery(
      Registers registers,
      EditionDifferences differences,
      RegisterEditions editions,
      LedgerReads ledger,
      Receipts receipts) {
    this.registers = registers;
    this.differences = differences;
    this.editions = editions;
    this.ledger = ledger;
    this.receipts = receipts;
  }

  /** Also the feed of its changes. */
  Listing list(String name, ListingRequest asked) {
    var register = registers.get(name);
    var path = path(register) + "/editions";
    var before = asked.cursor() == null ? 0 : asked.cursor().number(0);
    var found = differences.newest(register, before, asked.size() + 1);
    var shown = found.subList(0, Math.min(found.size(), asked.size()));
    return Listing.of(
        register.title() + "的更新",
        (registers.standing(name).demo() ? DemoMark.NOTICE : "") + register.description(),
        path,
        shown.stream().map(e -> entry(register, e, path)).toList(),
        shown.size() == found.size() ? null : Cursor.of(Long.toString(shown.getLast().number())));
  }

  private static Listing.Entry entry(RegisterDefinition register, Edition edition, String path) {
    return Listing.Entry.of(
            register.name() + "/" + edition.number(),
            path + "/" + edition.number(),
            "第%d版：%s".formatted(edition.number(), told(edition, Words.CHINESE)))
        .saying(edition.note())
        .dated(null, edition.at(), edition.at())
        .counting(edition.added() + edition.changed() + edition.removed());
  }

  private static String told(Edition edition, Words t) {
    var parts = new ArrayList<String>();
    if (edition.added() > 0) {
      parts.add(t.of("新增 %s 条", "%,d".formatted(edition.added())));
    }
    if (edition.changed() > 0) {
      parts.add(t.of("改了 %s 条", "%,d".formatted(edition.changed())));
    }
    if (edition.removed() > 0) {
      parts.add(t.of("撤下 %s 条", "%,d".formatted(edition.removed())));
    }
    return String.join(t.of("，"), parts);
  }

  EditionPage page(String name, long number, String after, Frame frame) {
    var t = frame.t();
    var register = registers.get(name);
    var edition = get(register, number);
    var entry = ledger.of(register.name(), Math.toIntExact(number)).orElse(null);
    var logged = entry == null ? null : hash(entry);
    var same =
        logged == null || edition.added() + edition.changed() > MOST_HASHED
            ? null
            : Boolean.valueOf(editions.hash(register, number).equals(logged));
    var path = path(register);
    var own = path + "/editions/" + number;
    return new EditionPage(
        Head.of(t.of("第 %s 版", number) + " " + register.label(t), own),
        t.of("第 %s 版", number),
        register.label(t),
        path,
        "%s　%s　%s".formatted(Dates.moment(edition.at(), t), told(edition, t), edition.note()),
        own + ".ndjson",
        logged,
        t.of(standing(entry, same)),
        tone(entry, same),
        entry == null || entry.index() == null ? null : "/ledger/entries/" + entry.index(),
        entry == null ? null : receipts.inclusion(entry).orElse(null),
        entry == null ? null : receipts.code(entry),
        between(register, number - 1, number, after, own + "?after=", t));
  }

  private static String standing(@Nullable Entry entry, @Nullable Boolean same) {
    if (entry == null) {
      return "公开时还没有账本";
    }
    if (same == null) {
      return "这一版太大，这一页不重算；取走原文自己算";
    }
    return same ? entry.integrated() ? "现在存的内容和账本里的指纹对得上" : "正在排进账本" : "和账本对不上";
  }

  private static String tone(@Nullable Entry entry, @Nullable Boolean same) {
    return entry == null || same == null
        ? "status status-past"
        : same ? entry.integrated() ? "status" : "status status-warn" : "status status-bad";
  }

  private static @Nullable String hash(Entry entry) {
    return entry.deed().hashes().stream()
        .filter(h -> h.of().equals("content"))
        .map(h -> h.sha256())
        .findFirst()
        .orElse(null);
  }

  /** What is other between two editions of a register, whichever was given first. */
  EditionPage between(String name, long one, long other, String after, Frame frame) {
    var t = frame.t();
    var register = registers.get(name);
    var older = get(register, Math.min(one, other));
    var newer = get(register, Math.max(one, other));
    var path = path(register);
    var own = "%s/differences?older=%d&newer=%d".formatted(path, older.number(), newer.number());
    var title = t.of("第 %s 版到第 %s 版", older.number(), newer.number());
    return new EditionPage(
        Head.unlisted(title + " " + register.label(t)),
        title,
        register.label(t),
        path,
        "%s — %s".formatted(Dates.moment(older.at(), t), Dates.moment(newer.at(), t)),
        "",
        null,
        "",
        "",
        null,
        null,
        null,
        between(register, older.number(), newer.number(), after, own + "&after=", t));
  }

  private Edition get(RegisterDefinition register, long number) {
    return differences
        .edition(register, number)
        .orElseThrow(
            () -> new Missing("Edition %d of register %s".formatted(number, register.name())));
  }

  private EditionPage.Differences between(
      RegisterDefinition register, long older, long newer, String after, String more, Words t) {
    var found = differences.between(register, older, newer, after, LINES);
    if (found.isEmpty()) {
      return new EditionPage.Differences(false, List.of(), null);
    }
    var lines = found.get().stream().map(d -> line(register, d, t)).toList();
    return new EditionPage.Differences(
        true,
        lines,
        lines.size() < LINES ? null : more + RecordFiles.escaped(found.get().getLast().key()));
  }

  private static EditionPage.Difference line(
      RegisterDefinition register, Difference difference, Words t) {
    var changes = new ArrayList<RecordPage.Change>();
    if (difference.way() == Way.CHANGED) {
      for (var field : register.shown()) {
        var before = difference.before().getOrDefault(field.name(), "");
        var after = difference.after().getOrDefault(field.name(), "");
        if (!before.equals(after)) {
          changes.add(new RecordPage.Change(field.label(t), before, after));
        }
      }
    }
    var removed = difference.way() == Way.REMOVED;
    return new EditionPage.Difference(
        t.of(
            switch (difference.way()) {
              case ADDED -> "新增";
              case CHANGED -> "改动";
              case REMOVED -> "撤下";
            }),
        removed ? "removed" : difference.way() == Way.ADDED ? "added" : "",
        difference.key().replace("~", " "),
        removed ? null : path(register) + "/records/" + RecordFiles.inPath(difference.key()),
        says(register, difference, t),
        changes);
  }

  private static String says(RegisterDefinition register, Difference difference, Words t) {
    Map<String, String> values = difference.after();
    return switch (difference.way()) {
      case ADDED ->
          register.shown().stream()
              .filter(f -> values.containsKey(f.name()) && !register.key().contains(f.name()))
              .map(f -> f.label(t) + " " + values.get(f.name()))
              .collect(Collectors.joining(t.of("，")));
      case CHANGED -> "";
      case REMOVED -> difference.reason() == null ? "" : difference.reason();
    };
  }

  private static String path(RegisterDefinition register) {
    return "/registers/" + register.name();
  }
}
