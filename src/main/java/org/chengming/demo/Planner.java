package org.chengming.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the demo province has issued: who, what, when, under which number, and what belongs
 * together. Everything follows from the seed; only working days see a document made or published.
 */
final class Planner {
  static final long SEED = 20140301;
  private static final Kind[] DECK = deck();

  private final Slots slots;

  Planner(List<Issuer> issuers, Predicate<LocalDate> working) {
    this.slots = new Slots(issuers, working);
  }

  /**
   * About so many documents in order of formation; followers of a policy come on top of its place.
   */
  List<Planned> plan(int size) {
    var all = new ArrayList<Slot>();
    for (var seed = SEED; all.size() < size; seed++) {
      var pen = new Pen(seed);
      all.addAll(slots.of(pen.one(List.of(DECK)), pen, seed));
    }
    all.sort(Comparator.comparing(Slot::formedOn));
    return numbered(all);
  }

  /**
   * Gives out serials by body, series and year in order of formation, and hands each policy of a
   * body on to the next.
   */
  private static List<Planned> numbered(List<Slot> all) {
    var serials = new HashMap<String, Integer>();
    var planned = new IdentityHashMap<Slot, Planned>();
    var heating = new HashMap<String, Planned>();
    var list = new ArrayList<Planned>();
    for (var slot : all) {
      var about = slot.about() == null ? null : planned.get(slot.about());
      if (slot.kind() == Kind.HEATING) {
        about = heating.get(slot.issuer().code());
      }
      var document = document(slot, about, serials, list.size() + 1);
      if (slot.kind() == Kind.HEATING) {
        heating.put(slot.issuer().code(), document);
      }
      planned.put(slot, document);
      list.add(document);
    }
    return list;
  }

  private static Planned document(
      Slot slot, @Nullable Planned about, Map<String, Integer> serials, int place) {
    var year = slot.formedOn().getYear();
    var series = slot.kind().series();
    var serial =
        serials.merge(
            slot.issuer().code()
                + "/"
                + (series == null ? slot.kind().name() : series)
                + "/"
                + year,
            1,
            Integer::sum);
    var number =
        series == null ? null : slot.issuer().word() + series + "〔" + year + "〕" + serial + "号";
    var title = slot.title().contains("%d") ? slot.title().formatted(serial) : slot.title();
    return new Planned(
        "d-%05d".formatted(place),
        slot.kind(),
        slot.issuer(),
        slot.topic(),
        slot.formedOn(),
        slot.publishedOn(),
        title,
        number,
        about,
        slot.seed());
  }

  private static Kind[] deck() {
    var shares = new int[Kind.values().length];
    shares[Kind.WORK.ordinal()] = 25;
    shares[Kind.OPINION.ordinal()] = 7;
    shares[Kind.SCHEME.ordinal()] = 8;
    shares[Kind.MEASURES.ordinal()] = 7;
    shares[Kind.BLUEPRINT.ordinal()] = 2;
    shares[Kind.PUBLIC_NOTICE.ordinal()] = 8;
    shares[Kind.HEATING.ordinal()] = 4;
    shares[Kind.LAND.ordinal()] = 5;
    shares[Kind.RECRUITMENT.ordinal()] = 5;
    shares[Kind.REPLY.ordinal()] = 8;
    shares[Kind.DECISION.ordinal()] = 3;
    shares[Kind.BUDGET.ordinal()] = 9;
    shares[Kind.FOOD.ordinal()] = 7;
    shares[Kind.ACCIDENT.ordinal()] = 2;
    shares[Kind.DISCLOSURE_REPORT.ordinal()] = 6;
    shares[Kind.STATISTICS.ordinal()] = 2;
    var deck = new ArrayList<Kind>();
    for (var kind : Kind.values()) {
      for (var i = 0; i < shares[kind.ordinal()]; i++) {
        deck.add(kind);
      }
    }
    return deck.toArray(Kind[]::new);
  }
}
