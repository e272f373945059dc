package org.chengming.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.chengming.actors.Actor;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Organisations;
import org.chengming.web.DemoProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The demo province in a database that was empty: bodies and accounts first, the notice of 2014,
 * then the others in order of publication. Begun again after a kill it goes on where it stood, and
 * it never touches what is there.
 */
@Component
class DemoProvince {
  static final String SOURCE = "demo";

  private static final Logger log = LoggerFactory.getLogger(DemoProvince.class);
  private static final Actor ACTOR = Actor.system("演示省");
  private static final int BATCH = 250;

  private final Organisations organisations;
  private final WorkingCalendar calendar;
  private final Settling settling;
  private final DemoDocuments documents;
  private final DemoRequests requests;
  private final DemoRegisters registers;
  private final DemoStandards standards;
  private final DemoProgress progress;

  DemoProvince(
      Organisations organisations,
      WorkingCalendar calendar,
      Settling settling,
      DemoDocuments documents,
      DemoRequests requests,
      DemoRegisters registers,
      DemoStandards standards,
      DemoProgress progress) {
    this.organisations = organisations;
    this.calendar = calendar;
    this.settling = settling;
    this.documents = documents;
    this.requests = requests;
    this.registers = registers;
    this.standards = standards;
    this.progress = progress;
  }

  /**
   * Makes what is missing of it.
   *
   * @param stopping whether to leave the rest to the next start
   */
  void make(int size, BooleanSupplier stopping) {
    var known = organisations.bodies();
    if (known.all().size() > 1 && known.byCode(DemoBodies.FIRST).isEmpty()) {
      return;
    }
    var began = System.nanoTime();
    var bodies = new DemoBodies(organisations.divisions());
    if (known.byCode(DemoBodies.FIRST).isEmpty()) {
      progress.reached(0);
      settling.settle(ACTOR, bodies);
    }
    requests.make(ACTOR, bodies.issuers());
    registers.make(ACTOR, bodies.issuers(), bodies.registrations());
    standards.make(ACTOR, bodies.issuers());
    var plan = new ArrayList<>(new Planner(bodies.issuers(), calendar::isWorking).plan(size));
    plan.addAll(new SectorDocuments(bodies.issuers(), calendar::isWorking).plan());
    var made = publish(plan, stopping);
    if (made > 0) {
      log.info(
          "Demo province: {} documents in {} s", made, (System.nanoTime() - began) / 1_000_000_000);
    }
  }

  /**
   * @return how many documents were missing and are there now
   */
  private int publish(List<Planned> plan, BooleanSupplier stopping) {
    var ids = new HashMap<>(documents.known());
    if (plan.stream().allMatch(document -> ids.containsKey(document.id()))) {
      return 0;
    }
    var writings = writings(plan);
    var ties = DemoDocuments.ties(writings);
    var missing =
        plan.stream()
            .filter(d -> !ids.containsKey(d.id()))
            .sorted(Comparator.comparing(Planned::publishedOn).thenComparing(Planned::id))
            .toList();
    var pdfs = documents.set(missing.stream().map(writings::get).filter(Objects::nonNull).toList());
    for (var from = 0; from < missing.size() && !stopping.getAsBoolean(); from += BATCH) {
      progress.reached(ids.size());
      var batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
      batch.forEach(d -> writings.computeIfPresent(d, (same, written) -> whole(written, pdfs)));
      documents.publish(ACTOR, batch, writings, ties, ids);
      batch.forEach(writings::remove);
    }
    return missing.size();
  }

  /** Waits for the enclosures only where there are any. */
  private static Written whole(Written written, CompletableFuture<Map<Written.Page, byte[]>> pdfs) {
    return written.page() == null ? written : written.set(pdfs.join().get(written.page()));
  }

  private static Map<Planned, Written> writings(List<Planned> plan) {
    var shelf = new Shelf(plan);
    var writings = new LinkedHashMap<Planned, Written>();
    plan.forEach(document -> writings.put(document, document.kind().write(document, shelf)));
    return writings;
  }
}
