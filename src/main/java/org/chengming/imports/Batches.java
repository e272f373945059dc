package org.chengming.imports;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.publishing.Taken;
import org.chengming.web.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a batch of rows: mends them, finds what they name, hands them to publishing, and says what
 * became of each.
 */
@Component
class Batches {
  private final Intake intake;
  private final Issuers issuers;
  private final Classing classing;
  private final TransactionTemplate transaction;

  Batches(Intake intake, Issuers issuers, Classing classing, TransactionTemplate transaction) {
    this.intake = intake;
    this.issuers = issuers;
    this.classing = classing;
    this.transaction = transaction;
  }

  /** One run's work: who acts, on what, whether for real, and what came by before. */
  record Work(Actor actor, Feed feed, boolean dry, Fingerprints seen) {}

  /**
   * Mends rows and makes of them what needs no database; the first half of the work, which may be
   * done while the batch before is written.
   */
  void prepare(Work work, List<Row> rows) {
    rows.parallelStream().forEach(row -> prepare(work, row));
  }

  /** A line for each prepared row, in the order of the rows. */
  List<Line> take(Work work, List<Row> rows) {
    var lines = new LinkedHashMap<Row, Line>();
    rows.forEach(row -> lines.put(row, null));
    var issuersByName = issuers(work, rows);
    var documents = new LinkedHashMap<Row, IncomingDocument>();
    for (var row : rows) {
      var line = refusal(work, row, issuersByName);
      var body = issuersByName.get(row.get(Field.BODY));
      if (line != null) {
        lines.put(row, line);
      } else if (body == null) {
        lines.put(row, Line.of(row, Line.Outcome.CREATED, reasons(row)));
      } else {
        documents.put(row, document(row, body));
      }
    }
    handOver(work, documents, lines);
    return new ArrayList<>(lines.values());
  }

  private static void prepare(Work work, Row row) {
    if (row.rejected()) {
      return;
    }
    row.fill(Field.SOURCE, work.feed().source());
    work.feed().body().ifPresent(body -> row.fill(Field.BODY, body));
    Mending.mend(row);
    if (!row.rejected()) {
      row.fill(Field.SOURCE_ID, Fingerprints.of(row));
      row.fingerprint();
      row.html();
    }
  }

  /** The bodies by name. In a dry run those that would be registered are missing. */
  private Map<String, Body> issuers(Work work, List<Row> rows) {
    var names = new HashSet<String>();
    rows.stream().filter(row -> !row.rejected()).forEach(row -> names.add(row.get(Field.BODY)));
    var found = issuers.find(names);
    if (work.dry() || !work.feed().outside() || found.size() == names.size()) {
      return found;
    }
    var unknown = names.stream().filter(name -> !found.containsKey(name)).sorted().toList();
    issuers.register(work.actor(), unknown);
    return issuers.find(names);
  }

  /** Why the row is not handed over; null when it is. */
  private static @Nullable Line refusal(Work work, Row row, Map<String, Body> issuers) {
    if (row.rejected()) {
      return Line.of(row, Line.Outcome.REJECTED, row.rejection());
    }
    var body = issuers.get(row.get(Field.BODY));
    if (body == null && !work.feed().outside()) {
      return Line.of(row, Line.Outcome.REJECTED, "没有名称或者代码为“%s”的机构".formatted(row.get(Field.BODY)));
    }
    if (body != null && !work.actor().may(Role.PUBLISHER, body.path())) {
      return Line.of(row, Line.Outcome.REJECTED, "您没有在“%s”发布的权限".formatted(body.name()));
    }
    var equal = work.seen().equalTo(row);
    if (equal != null && work.feed().duplicates() && !equal.equals(row.get(Field.SOURCE_ID))) {
      row.remark("内容与“%s”完全相同，按来源编号分别收入".formatted(equal));
    } else if (equal != null) {
      return Line.of(row, Line.Outcome.DUPLICATE, "内容与“%s”完全相同，没有重复收入".formatted(equal));
    }
    var before = work.seen().usedBy(row);
    return before == null
        ? null
        : Line.of(row, Line.Outcome.REJECTED, "来源编号与第 %d 行相同，内容却不同".formatted(before));
  }

  private IncomingDocument document(Row row, Body body) {
    var formed = LocalDate.parse(row.get(Field.FORMED_ON));
    var published =
        row.has(Field.PUBLISHED_ON) ? LocalDate.parse(row.get(Field.PUBLISHED_ON)) : formed;
    var fields =
        EditionFields.EMPTY
            .titled(row.get(Field.TITLE))
            .numbered(orNull(row.get(Field.DOCUMENT_NUMBER)))
            .classed(classing.classes(row))
            .dated(
                new EditionFields.Days(
                    formed, day(row, Field.EFFECTIVE_ON), day(row, Field.EXPIRES_ON)))
            .summed(orNull(row.get(Field.SUMMARY)), keywords(row))
            .saying(row.html());
    return new IncomingDocument(
        row.get(Field.SOURCE),
        row.get(Field.SOURCE_ID),
        body.id(),
        null,
        published.atTime(LocalTime.of(9, 0)).atZone(Dates.CHINA).toInstant(),
        false,
        fields,
        List.of());
  }

  private void handOver(Work work, Map<Row, IncomingDocument> documents, Map<Row, Line> lines) {
    if (documents.isEmpty()) {
      return;
    }
    var batch = List.copyOf(documents.values());
    var taken = work.dry() ? rehearse(work.actor(), batch) : intake.take(work.actor(), batch);
    var answers = taken.iterator();
    for (var row : documents.keySet()) {
      lines.put(row, line(row, answers.next()));
    }
  }

  /** Does it and undoes it, so that a dry run tells exactly what a real one would. */
  private List<Taken> rehearse(Actor actor, List<IncomingDocument> batch) {
    var taken =
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              return intake.take(actor, batch);
            });
    return taken == null ? List.of() : taken;
  }

  private static Line line(Row row, Taken taken) {
    var outcome = Line.Outcome.valueOf(taken.outcome().name());
    var reason =
        outcome == Line.Outcome.REJECTED
            ? taken.reason()
            : Stream.of(taken.reason(), reasons(row))
                .filter(Objects::nonNull)
                .collect(Collectors.collectingAndThen(Collectors.joining("；"), Batches::orNull));
    return new Line(
        row.number(), taken.sourceId(), row.get(Field.TITLE), outcome, reason, taken.indexNumber());
  }

  private static @Nullable String reasons(Row row) {
    return row.repairs().isEmpty() ? null : String.join("；", row.repairs());
  }

  private static @Nullable LocalDate day(Row row, Field field) {
    return row.has(field) ? LocalDate.parse(row.get(field)) : null;
  }

  private static List<String> keywords(Row row) {
    return Arrays.stream(row.get(Field.KEYWORDS).split("[；;，,、\\s]+"))
        .filter(word -> !word.isBlank())
        .distinct()
        .limit(20)
        .toList();
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
