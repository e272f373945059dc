package org.chengming.accounts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.AuditLine;
import org.chengming.audit.AuditTrail;
import org.chengming.audit.Inspections;
import org.chengming.organisations.Body;
import org.chengming.web.CsvCell;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.ObjectMapper;

/**
 * The audit, for auditors and administrators: all of it at the top, else what the people of one's
 * own bodies did.
 */
@Controller
class AuditController {
  private static final int SIZE = 50;
  private static final int EXPORTED = 10_000;
  private static final int READ_AT_ONCE = 1_000;
  private static final CSVFormat CSV =
      CSVFormat.RFC4180
          .builder()
          .setHeader("编号", "时间", "操作者", "账号编号", "操作", "对象", "对象编号", "之前", "之后", "链上位置", "链上哈希")
          .get();

  private final AuditTrail trail;
  private final Inspections inspections;
  private final Reach reach;
  private final ObjectMapper json;
  private final Pages pages;

  AuditController(
      AuditTrail trail, Inspections inspections, Reach reach, ObjectMapper json, Pages pages) {
    this.trail = trail;
    this.inspections = inspections;
    this.reach = reach;
    this.json = json;
    this.pages = pages;
  }

  @GetMapping("/desk/audit")
  View show(Frame frame, AuditAsked asked) {
    var bodies = bodies(frame.signedIn());
    var found = trail.read(asked.trail(), bodies, asked.before(), SIZE + 1);
    var entries = found.subList(0, Math.min(SIZE, found.size()));
    var next = found.size() > SIZE ? asked.at("/desk/audit", entries.getLast().id()) : null;
    var rows = entries.stream().map(e -> row(e, frame)).toList();
    var page =
        new AuditPage(
            asked.trail(),
            bodies == null,
            AuditNames.acts(),
            rows,
            next,
            asked.at("/desk/audit.csv", null),
            asked.at("/desk/audit.jsonl", null),
            bodies == null ? standing(frame) : null);
    return pages.show("accounts/web/audit", frame, page);
  }

  /** The newest ten thousand of what the filter finds; older ones by their days. */
  @GetMapping("/desk/audit.csv")
  void export(Actor actor, AuditAsked asked, HttpServletResponse response) throws IOException {
    var bodies = bodies(actor);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    out.write('\uFEFF');
    try (var csv = new CSVPrinter(out, CSV)) {
      write(asked, bodies, e -> csv.printRecord(line(e)));
    }
  }

  /** The same as lines of JSON, with the hashes of the chain. */
  @GetMapping("/desk/audit.jsonl")
  void exportLines(Actor actor, AuditAsked asked, HttpServletResponse response) throws IOException {
    var bodies = bodies(actor);
    response.setContentType("application/x-ndjson;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      write(asked, bodies, e -> out.append(AuditLine.of(e)).append('\n'));
    }
  }

  private interface Writing {
    void write(AuditTrail.Entry entry) throws IOException;
  }

  private void write(AuditAsked asked, @Nullable List<Long> bodies, Writing writing)
      throws IOException {
    var before = asked.before();
    for (int written = 0; written < EXPORTED; written += READ_AT_ONCE) {
      var entries = trail.read(asked.trail(), bodies, before, READ_AT_ONCE);
      for (var e : entries) {
        writing.write(e);
      }
      if (entries.size() < READ_AT_ONCE) {
        return;
      }
      before = entries.getLast().id();
    }
  }

  private AuditPage.Standing standing(Frame frame) {
    var standing = inspections.standing();
    var last = standing.last();
    return new AuditPage.Standing(
        standing.head() == null ? "" : standing.head().toString(),
        standing.waiting(),
        last == null ? "" : Dates.moment(last.at(), frame.t()),
        last == null || last.faults() == 0);
  }

  private static List<@Nullable String> line(AuditTrail.Entry e) {
    return Arrays.asList(
        String.valueOf(e.id()),
        Dates.iso(e.happenedAt()),
        CsvCell.of(e.actorName()),
        CsvCell.of(e.actorId()),
        CsvCell.of(e.act()),
        CsvCell.of(e.subjectKind()),
        CsvCell.of(e.subject()),
        CsvCell.of(e.before()),
        CsvCell.of(e.after()),
        e.link() == null ? "" : String.valueOf(e.link().place()),
        e.link() == null ? "" : e.link().hash());
  }

  private AuditPage.Row row(AuditTrail.Entry e, Frame frame) {
    return new AuditPage.Row(
        e.id(),
        Dates.moment(e.happenedAt(), frame.t()),
        Dates.iso(e.happenedAt()),
        e.actorName(),
        e.actorId() == null
            ? null
            : Address.of("/desk/audit", "account", String.valueOf(e.actorId())),
        AuditNames.of(e.act()),
        AuditNames.of(e.subjectKind()),
        e.subject(),
        Address.of("/desk/audit", "kind", e.subjectKind(), "subject", e.subject()),
        AuditChanges.between(e.before(), e.after(), json));
  }

  /** Ids of the bodies whose people's acts the actor may read; null for all. */
  private @Nullable List<Long> bodies(Actor actor) {
    if (actor.mayAtRoot(Role.AUDITOR)) {
      return null;
    }
    actor.requireAnywhere(Role.AUDITOR, "read the audit");
    return reach.past(actor, Role.AUDITOR).stream().map(Body::id).toList();
  }
}
