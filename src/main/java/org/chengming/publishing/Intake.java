package org.chengming.publishing;

import static org.chengming.actors.Role.PUBLISHER;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.organisations.Organisations;
import org.chengming.web.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over documents in bulk: from an import, another system, the demo province. */
@Component
public class Intake {
  /** Far more than any register holds, and as much as one transaction should carry. */
  private static final int MOST = 5_000;

  private final IntakeRepository repository;
  private final Organisations organisations;
  private final Numbering numbering;
  private final IntakeGate gate;
  private final PublicRecord publicRecord;
  private final Audit audit;
  private final Clock clock;

  Intake(
      IntakeRepository repository,
      Organisations organisations,
      Numbering numbering,
      IntakeGate gate,
      PublicRecord publicRecord,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.organisations = organisations;
    this.numbering = numbering;
    this.gate = gate;
    this.publicRecord = publicRecord;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes over a batch in one transaction, with one audit row. The answers stand in the order of
   * the batch. Doing it again changes nothing: a document is known by its source and source id and
   * compared by its content hash; one that changed becomes a new edition. What the gate would not
   * let out is handed in for review instead, and what was public of it stays. Takes PUBLISHER over
   * each body. Batches of 200 to 1,000 are quickest.
   */
  @Transactional
  public List<Taken> take(Actor actor, List<IncomingDocument> batch) {
    if (batch.isEmpty()) {
      return List.of();
    }
    if (batch.size() > MOST) {
      throw new IllegalArgumentException(
          "A batch holds at most %d documents, not %d".formatted(MOST, batch.size()));
    }
    var bodies = organisations.bodies();
    batch.stream()
        .map(IncomingDocument::bodyId)
        .distinct()
        .forEach(id -> actor.require(PUBLISHER, bodies.get(id).path(), "take over documents"));
    // By identity: two equal ones in a batch are two lines of the sender, each with its own answer.
    var taken = new IdentityHashMap<IncomingDocument, Taken>();
    var items = accepted(batch, taken);
    var now = clock.instant();
    create(actor, items.stream().filter(i -> i.known == null).toList(), taken, now);
    change(actor, items.stream().filter(i -> i.known != null).toList(), taken, now);
    var answers = batch.stream().map(d -> Objects.requireNonNull(taken.get(d))).toList();
    record(actor, batch, answers);
    return answers;
  }

  /** Ids of the documents that are known of the source, by source id; withdrawn ones too. */
  @Transactional(readOnly = true)
  public Map<String, Long> known(String source) {
    return repository.known(source);
  }

  /** Those that may go in, each once, with what is known of them; the others are answered. */
  private List<IntakeItem> accepted(
      List<IncomingDocument> batch, Map<IncomingDocument, Taken> taken) {
    var items = new LinkedHashMap<String, IntakeItem>();
    var fit = new ArrayList<IncomingDocument>();
    var today = LocalDate.now(clock);
    for (var incoming : batch) {
      var wrong = wrong(incoming, today);
      if (wrong == null) {
        fit.add(incoming);
      } else {
        taken.put(incoming, Taken.rejected(incoming, wrong));
      }
    }
    // Cleaning, hashing and looking for personal data need no database and take most of the time:
    // all cores do it.
    for (var item : fit.parallelStream().map(gate::item).toList()) {
      var incoming = item.incoming;
      if (items.putIfAbsent(incoming.source() + "\n" + incoming.sourceId(), item) != null) {
        taken.putIfAbsent(incoming, Taken.rejected(incoming, "同一批里已经有来源编号相同的一份。"));
      }
    }
    repository.lockSources(
        batch.stream().map(IncomingDocument::source).distinct().sorted().toList());
    repository.recognise(items.values());
    refuseNumbersInUse(items, taken);
    gate.files(items.values());
    return List.copyOf(items.values());
  }

  private @Nullable String wrong(IncomingDocument incoming, LocalDate today) {
    var fields = incoming.fields();
    if (incoming.source().isBlank() || incoming.sourceId().isBlank()) {
      return "没有来源编号。";
    }
    if (fields.title().isBlank()) {
      return "没有标题。";
    }
    if (fields.days().formedOn() == null) {
      return "没有成文日期。";
    }
    if (fields.days().formedOn().isAfter(today)) {
      return "成文日期%s晚于今天。".formatted(fields.days().formedOn());
    }
    if (fields.disclosure().attribute() != Attribute.PROACTIVE) {
      return "公开属性不是“主动公开”。";
    }
    if (incoming.indexNumber() != null && !numbering.fits(incoming.indexNumber())) {
      return "索引号%s不合本平台的格式。".formatted(incoming.indexNumber());
    }
    return null;
  }

  private void refuseNumbersInUse(
      Map<String, IntakeItem> items, Map<IncomingDocument, Taken> taken) {
    var wanted =
        items.values().stream()
            .filter(i -> i.known == null && i.incoming.indexNumber() != null)
            .toList();
    var used =
        repository.used(
            wanted.stream().map(i -> Objects.requireNonNull(i.incoming.indexNumber())).toList());
    for (var item : wanted) {
      if (!used.add(Objects.requireNonNull(item.incoming.indexNumber()))) {
        items.values().remove(item);
        taken.put(
            item.incoming,
            Taken.rejected(
                item.incoming, "索引号%s已经属于另一份文件。".formatted(item.incoming.indexNumber())));
      }
    }
  }

  private void create(
      Actor actor, List<IntakeItem> items, Map<IncomingDocument, Taken> taken, Instant now) {
    if (items.isEmpty()) {
      return;
    }
    number(items, now);
    var ids = repository.create(actor, items, now);
    var live = new ArrayList<IntakeItem>();
    var liveIds = new ArrayList<Long>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var outcome = item.held == null ? Taken.Outcome.CREATED : Taken.Outcome.HELD;
      taken.put(item.incoming, item.taken(outcome, ids.get(i)));
      if (item.held == null) {
        live.add(item);
        liveIds.add(ids.get(i));
      }
    }
    publicRecord.created(live, liveIds);
  }

  /**
   * Numbers of their own are kept; the others get the next of their series, in the order of
   * publication.
   */
  private void number(List<IntakeItem> items, Instant now) {
    items.stream()
        .filter(i -> i.incoming.indexNumber() != null)
        .forEach(i -> i.number = i.incoming.indexNumber());
    items.stream().map(i -> i.number).filter(Objects::nonNull).sorted().forEach(numbering::occupy);
    var members =
        items.stream()
            .filter(i -> i.number == null && i.held == null)
            .sorted(Comparator.comparing(i -> i.publishedAt(now)))
            .collect(
                Collectors.groupingBy(
                    i ->
                        numbering.series(
                            i.incoming.bodyId(), Dates.dateOf(i.publishedAt(now)).getYear()),
                    TreeMap::new,
                    Collectors.toList()));
    var counts = new TreeMap<Numbering.Series, Integer>();
    members.forEach((series, of) -> counts.put(series, of.size()));
    numbering
        .next(counts)
        .forEach(
            (series, numbers) -> {
              var of = members.getOrDefault(series, List.of());
              for (int i = 0; i < of.size(); i++) {
                of.get(i).number = numbers.get(i);
              }
            });
  }

  private void change(
      Actor actor, List<IntakeItem> items, Map<IncomingDocument, Taken> taken, Instant now) {
    var changed = new ArrayList<IntakeItem>();
    for (var item : items) {
      var answer = answer(item);
      taken.put(item.incoming, answer);
      if (answer.outcome() == Taken.Outcome.CHANGED
          || answer.outcome() == Taken.Outcome.HELD && !item.sent.equals(known(item).takenHash())) {
        changed.add(item);
      }
    }
    if (!changed.isEmpty()) {
      repository.change(actor, changed, now);
      publicRecord.changed(changed.stream().filter(i -> i.held == null).toList());
    }
  }

  /** What is to become of one that is known. */
  private static Taken answer(IntakeItem item) {
    var known = known(item);
    if (item.sent.equals(known.takenHash()) && known.inWork()) {
      item.held = item.held == null ? "前一次导入的还在等审核。" : item.held;
      return item.taken(Taken.Outcome.HELD, known.documentId());
    }
    if (known.liveHash() == null) {
      return Taken.rejected(
          item.incoming, known.inWork() ? "这份文件的前一版还在等审核。" : "这份文件已经撤回或者作废，不能由导入恢复。");
    }
    if (item.hash.equals(known.liveHash()) || item.sent.equals(known.takenHash())) {
      return item.taken(Taken.Outcome.UNCHANGED, known.documentId());
    }
    if (item.held == null) {
      return item.taken(Taken.Outcome.CHANGED, known.documentId());
    }
    return known.inWork()
        ? Taken.rejected(item.incoming, "这份文件正有一版在办理，新内容又要审核：" + item.held)
        : item.taken(Taken.Outcome.HELD, known.documentId());
  }

  private static IntakeRepository.Known known(IntakeItem item) {
    return Objects.requireNonNull(item.known);
  }

  private void record(Actor actor, List<IncomingDocument> batch, List<Taken> answers) {
    var sources =
        batch.stream()
            .map(IncomingDocument::source)
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    var counts =
        answers.stream()
            .collect(Collectors.groupingBy(Taken::outcome, TreeMap::new, Collectors.counting()));
    audit.record(actor, "DocumentTake", "source", sources, null, counts);
  }
}
