package org.chengming.standards;

import static org.chengming.standards.db.Tables.FOLLOWED;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.chengming.database.Announcements;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.Change;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.PublicDocuments;
import org.chengming.standards.Fulfilments.Touched;
import org.chengming.standards.db.tables.records.FollowedRecord;
import org.chengming.web.KeptPages;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps coverage level with what it is derived from: documents by the change log, registers by
 * their editions, bodies and standards by their revisions, and the day. A step is one transaction
 * with its cursor in it, so it may be broken off anywhere, or done twice.
 */
@Component
class Following {
  private static final int BATCH = 200;

  private final DSLContext db;
  private final ChangeLog changes;
  private final PublicDocuments documents;
  private final Organisations organisations;
  private final Standards standards;
  private final Bindings bindings;
  private final Facts facts;
  private final CoverageCount count;
  private final Announcements announcements;
  private final Clock clock;

  /** Where facts come from. */
  @Component
  record Facts(Fulfilments documents, RegisterFulfilments registers, BodyFulfilments bodies) {}

  Following(
      DSLContext db,
      ChangeLog changes,
      PublicDocuments documents,
      Organisations organisations,
      Standards standards,
      Bindings bindings,
      Facts facts,
      CoverageCount count,
      Announcements announcements,
      Clock clock) {
    this.db = db;
    this.changes = changes;
    this.documents = documents;
    this.organisations = organisations;
    this.standards = standards;
    this.bindings = bindings;
    this.facts = facts;
    this.count = count;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * Takes over what has changed since.
   *
   * @return whether there is more to do at once
   */
  @Transactional
  public boolean step() {
    var today = LocalDate.now(clock);
    if (level(db.selectFrom(FOLLOWED).fetchSingle(), today)) {
      return false;
    }
    // Nodes take turns; whoever comes second finds nothing left.
    var at = db.selectFrom(FOLLOWED).forUpdate().fetchSingle();
    var compiled = compile(at, today);
    var touched = new HashSet<Touched>();
    var more = documents(at, touched);
    if (more) {
      at.setCountedOn(null); // counted at the end, once
    } else {
      touched.addAll(facts.registers().follow());
      if (compiled || !today.equals(at.getCountedOn())) {
        count.all(today);
        announcements.announce(Set.of(KeptPages.LISTS));
      } else if (!touched.isEmpty()) {
        recount(touched, today);
      }
      at.setCountedOn(today);
    }
    at.store();
    return more;
  }

  /** Whether there is nothing to do; asks without writing, since it mostly is so. */
  private boolean level(FollowedRecord at, LocalDate today) {
    var from = ChangeLog.Cursor.parse(at.getCursor());
    return organisations.bodies().revision() == at.getBodies()
        && standards.snapshot().revision() == at.getStandards()
        && today.equals(at.getCountedOn())
        && !facts.registers().behind()
        && changes.after(from, 1).changes().isEmpty()
        && changes.knows(from);
  }

  /** Counts the bodies and standards of which something has changed. */
  private void recount(Set<Touched> touched, LocalDate today) {
    var bodies = new LinkedHashSet<Long>();
    var which = new LinkedHashSet<Standard>();
    for (var one : touched) {
      standards
          .item(one.item())
          .ifPresent(
              place -> {
                bodies.add(one.body());
                which.add(place.standard());
              });
    }
    count.some(bodies, which, today);
    announcements.announce(Set.of(KeptPages.LISTS));
  }

  /**
   * Bindings follow bodies, tags, standards and the day; with another version of a standard it is
   * asked anew what documents fulfil.
   */
  private boolean compile(FollowedRecord at, LocalDate today) {
    var bodies = organisations.bodies().revision();
    var revision = standards.snapshot().revision();
    if (bodies == at.getBodies()
        && revision == at.getStandards()
        && today.equals(at.getCountedOn())) {
      return false;
    }
    var versions = standards.snapshot().versions();
    if (versions != at.getVersions()) {
      at.setCursor(ChangeLog.Cursor.START.toString());
      facts.registers().forget();
    }
    facts.registers().forget(bindings.compile(today));
    facts.bodies().follow(today);
    at.setBodies(bodies);
    at.setStandards(revision);
    at.setVersions(versions);
    return true;
  }

  private boolean documents(FollowedRecord at, Set<Touched> touched) {
    var from = ChangeLog.Cursor.parse(at.getCursor());
    if (!changes.knows(from)) {
      from = ChangeLog.Cursor.START;
    }
    var batch = changes.after(from, BATCH);
    var ids = new LinkedHashSet<Long>();
    batch.changes().stream()
        .filter(c -> c.kind() != Change.Kind.TEXT && c.kind() != Change.Kind.LINKED)
        .forEach(c -> ids.add(c.documentId()));
    if (!ids.isEmpty()) {
      touched.addAll(facts.documents().replace(ids, documents.load(ids)));
    }
    at.setCursor(batch.next().toString());
    return batch.changes().size() == BATCH;
  }
}
