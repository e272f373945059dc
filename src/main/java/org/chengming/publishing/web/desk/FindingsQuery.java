package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.ATTACHMENT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.gate.ForeignLinks;
import org.chengming.gate.Found;
import org.chengming.gate.Verdict;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.Findings;
import org.chengming.publishing.Passages;
import org.chengming.publishing.Pictures;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.publishing.web.desk.FindingsPanel.Item;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was found in an edition, as its readers see it, and where it is marked in the text. */
@Component
class FindingsQuery {
  private static final String CONTENT = "content";

  private final DSLContext db;
  private final Findings findings;
  private final OwnLinks links;
  private final ForeignLinks foreign;
  private final Reach reach;

  FindingsQuery(
      DSLContext db, Findings findings, OwnLinks links, ForeignLinks foreign, Reach reach) {
    this.db = db;
    this.findings = findings;
    this.links = links;
    this.foreign = foreign;
    this.reach = reach;
  }

  /** Both what is shown beside the text and the marks in it. */
  record Seen(@Nullable FindingsPanel panel, List<Passages.Stretch> marks) {
    static final Seen NOTHING = new Seen(null, List.of());
  }

  /** Nothing of what was live once and is no more. */
  Seen of(Actor actor, EditionRecord e, boolean own, boolean writing) {
    var state = EditionState.valueOf(e.getState());
    if (!state.inWork() && state != EditionState.LIVE) {
      return Seen.NOTHING;
    }
    var verdict = findings.of(e.getId());
    var reader =
        !own
            && reach.may(
                actor, e.getBodyId(), Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    var mend =
        state == EditionState.DRAFT
            ? reach.may(actor, e.getBodyId(), Role.EDITOR)
            : reader && (state.underReview() || state == EditionState.APPROVED);
    var pass = reader && state.inWork() && state != EditionState.DRAFT;
    var panel =
        new FindingsPanel(
            e.getId(),
            writing,
            items(e.getId(), verdict, mend, pass),
            verdict.blocking().size(),
            mend,
            state.inWork() ? Pictures.withoutWords(e.getContentHtml()) : List.of(),
            state.inWork() ? links.dead(e.getContentHtml()) : List.of(),
            state.inWork() ? foreign.dead(e.getContentHtml()) : List.of());
    return new Seen(panel, marks(verdict));
  }

  private List<Item> items(long edition, Verdict verdict, boolean mend, boolean pass) {
    var attachments =
        db.select(ATTACHMENT.SHA256, ATTACHMENT.ID)
            .from(ATTACHMENT)
            .where(ATTACHMENT.EDITION_ID.eq(edition))
            .orderBy(ATTACHMENT.ID.desc())
            .fetch()
            .intoGroups(ATTACHMENT.SHA256, ATTACHMENT.ID);
    var items = new ArrayList<Item>();
    for (var found : verdict.found()) {
      var inWords = !found.spots().isEmpty();
      items.add(
          new Item(
              found.key(),
              items.size() + 1,
              found.label(),
              found.why(),
              (int) Math.round(found.confidence() * 100),
              found.blocks(),
              places(found),
              inWords ? found.spots().getFirst().words() : null,
              found.spots().stream().anyMatch(s -> s.field().equals(CONTENT)),
              found.instead(),
              ruling(found),
              mend && inWords && found.instead() != null,
              mend && inWords,
              pass && found.passable() && found.ruling() == null && found.blocks(),
              mend && found.copy() && found.file() != null
                  ? attachments.getOrDefault(found.file(), List.of()).stream()
                      .findFirst()
                      .orElse(null)
                  : null));
    }
    return items;
  }

  private static List<String> places(Found found) {
    if (found.spots().isEmpty()) {
      return found.places();
    }
    var counts = new LinkedHashMap<String, Integer>();
    found.spots().forEach(s -> counts.merge(s.label(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(c -> c.getValue() == 1 ? c.getKey() : "%s%d处".formatted(c.getKey(), c.getValue()))
        .toList();
  }

  private static @Nullable String ruling(Found found) {
    var ruling = found.ruling();
    return ruling == null
        ? null
        : "%s，%s：%s"
            .formatted(ruling.by(), Dates.moment(ruling.at(), Words.CHINESE), ruling.reason());
  }

  private static List<Passages.Stretch> marks(Verdict verdict) {
    var marks = new ArrayList<Passages.Stretch>();
    int number = 0;
    for (var found : verdict.found()) {
      number++;
      boolean first = true;
      for (var spot : found.spots()) {
        if (spot.field().equals(CONTENT)) {
          marks.add(new Passages.Stretch(found.key(), number, spot.start(), spot.end(), first));
          first = false;
        }
      }
    }
    return marks;
  }
}
