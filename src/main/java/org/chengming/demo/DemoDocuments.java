package org.chengming.demo;

import java.io.ByteArrayInputStream;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.chengming.actors.Actor;
import org.chengming.files.FileStore;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.EndDocument;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.publishing.LinkExplainer;
import org.chengming.publishing.Publishing;
import org.chengming.publishing.Validity;
import org.chengming.web.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts written documents into the catalogue, and ties together those that belong together as soon
 * as both are there.
 */
@Component
class DemoDocuments {
  private final Organisations organisations;
  private final FileStore files;
  private final Intake intake;
  private final Publishing publishing;
  private final DemoPages pages;

  DemoDocuments(
      Organisations organisations,
      FileStore files,
      Intake intake,
      Publishing publishing,
      DemoPages pages) {
    this.organisations = organisations;
    this.files = files;
    this.intake = intake;
    this.publishing = publishing;
    this.pages = pages;
  }

  /** Two documents of which one ends or explains the other. */
  record Tie(Planned newer, Planned older, @Nullable Validity end) {}

  /** What is published already, by source id. */
  Map<String, Long> known() {
    return intake.known(DemoProvince.SOURCE);
  }

  /** Begins to set the enclosures that are pages still; nothing waits for it yet. */
  CompletableFuture<Map<Written.Page, byte[]>> set(List<Written> written) {
    return pages.set(written);
  }

  static List<Tie> ties(Map<Planned, Written> writings) {
    var ties = new ArrayList<Tie>();
    writings.forEach(
        (document, written) -> {
          var about = document.about();
          if (about != null) {
            ties.add(
                new Tie(
                    document,
                    about,
                    document.kind() == Kind.EXPLAINER ? null : Validity.SUPERSEDED));
          }
          written.ends().forEach(old -> ties.add(new Tie(document, old, Validity.ABOLISHED)));
        });
    return ties;
  }

  /**
   * Publishes a batch with its ties, all or nothing, so that a kill leaves no document without
   * them.
   *
   * @param ids of what is published already, by source id; the batch is added to it
   */
  @Transactional
  public void publish(
      Actor actor,
      List<Planned> batch,
      Map<Planned, Written> writings,
      List<Tie> ties,
      Map<String, Long> ids) {
    var bodies = organisations.bodies();
    var fresh = new HashMap<String, Long>();
    for (var taken :
        intake.take(
            actor,
            batch.stream()
                .map(d -> incoming(bodies, d, writings.getOrDefault(d, Written.of(""))))
                .toList())) {
      if (taken.documentId() == null) {
        throw new IllegalStateException(
            "Demo document %s was not taken: %s".formatted(taken.sourceId(), taken.reason()));
      }
      fresh.put(taken.sourceId(), taken.documentId());
    }
    ids.putAll(fresh);
    for (var tie : ties) {
      var newer = ids.get(tie.newer().id());
      var older = ids.get(tie.older().id());
      if (newer != null
          && older != null
          && (fresh.containsKey(tie.newer().id()) || fresh.containsKey(tie.older().id()))) {
        tie(actor, tie, newer, older);
      }
    }
  }

  private void tie(Actor actor, Tie tie, long newer, long older) {
    if (tie.end() == null) {
      publishing.link(actor, new LinkExplainer(newer, older));
    } else {
      publishing.end(
          actor, new EndDocument(older, tie.end(), tie.newer().publishedOn(), newer, null));
    }
  }

  private IncomingDocument incoming(BodyDirectory bodies, Planned document, Written written) {
    var body = bodies.byCode(document.issuer().code()).orElseThrow();
    var topic = document.topic();
    var fields =
        EditionFields.of(document.title(), document.formedOn(), written.html())
            .numbered(document.number())
            .classed(
                new EditionFields.Classes(
                    document.kind().genre(),
                    Subjects.theme(document),
                    Subjects.duty(document),
                    null))
            .dated(
                new EditionFields.Days(
                    document.formedOn(), written.effectiveOn(), written.expiresOn()))
            .summed(written.summary(), topic == null ? List.of() : List.of(topic.name()));
    var published =
        document
            .publishedOn()
            .atTime(LocalTime.of(9, 0))
            .plusMinutes(document.seed() % 480)
            .atZone(Dates.CHINA)
            .toInstant();
    return new IncomingDocument(
        DemoProvince.SOURCE,
        document.id(),
        body.id(),
        null,
        published,
        true,
        fields,
        written.enclosures().stream().map(this::store).toList());
  }

  private AttachedFile store(Written.Enclosure enclosure) {
    var stored = files.store(new ByteArrayInputStream(enclosure.bytes()), enclosure.name());
    return new AttachedFile(enclosure.name(), stored.sha256(), stored.mediaType(), stored.size());
  }
}
