package org.chengming.gate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.redaction.Traces;
import org.jspecify.annotations.Nullable;

/**
 * What is come upon in one file, in its order: what is seen, what is not, and what is removed.
 * Holds the texts in full, so it never leaves the child JVM.
 */
final class Sightings {
  private static final int MOST_OF_A_KIND = 500;
  private static final int MOST_TEXTS = 3_000;
  private static final int LONGEST_CELL = 64;
  private static final int LONGEST_VISIBLE = 8_000_000;

  private final Personal personal;
  private final PictureText pictureText;
  private final List<FileFinding> findings = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> removedCounts = new EnumMap<>(Kind.class);
  private final Set<String> removed = new LinkedHashSet<>();
  private final StringBuilder visible = new StringBuilder();
  private final StringBuilder staying = new StringBuilder();

  /** Words of persons that were told of, folded. */
  private final Set<String> told = new HashSet<>();

  private int toldElsewhere;
  private String known = "";
  private int knownAt;
  private int more;
  private int pictures;
  private int picturesRead;
  private @Nullable FileTrouble noCopy;

  Sightings(Personal personal, PictureText pictureText) {
    this.personal = personal;
    this.pictureText = pictureText;
  }

  /** Something nobody sees, which a clean copy is without. */
  void removed(Kind kind, String detail, Place place, String text) {
    add(kind, detail, place, text, Confidence.HIGH, true);
    personal(place, text, true);
  }

  void removed(Kind kind, Place place, String text) {
    removed(kind, "", place, text);
  }

  /** What is written in something that was told of and goes as a whole. */
  void within(Place place, byte[] bytes) {
    personal(place, Writing.in(bytes), true);
  }

  /** As {@link #removed}, but too common a text to be looked for in the copy. */
  void untraced(Kind kind, String detail, Place place, String text) {
    add(kind, detail, place, Excerpt.of(text, personal), Confidence.HIGH, true, "");
    personal(place, text, true);
  }

  /** Something that stays in a clean copy, so that a person must decide. */
  void stays(Kind kind, Place place, String text, Confidence confidence) {
    add(kind, "", place, text, confidence, false);
    staying.append(text).append('\n');
    personal(place, text, false);
  }

  /** Text that is seen. */
  void seen(Place place, String text) {
    if (text.isBlank()) {
      return;
    }
    visible(text);
    personal(place, text, false);
  }

  private void visible(String text) {
    if (visible.length() < LONGEST_VISIBLE) {
      visible.append(text).append('\n');
    }
  }

  /** The cell of a table, under what names it. */
  void seen(Place place, String text, String named) {
    if (named.isEmpty() || text.isBlank() || text.length() > LONGEST_CELL) {
      seen(place, text);
      return;
    }
    visible(text);
    together(place, text, named);
  }

  /** Figures of several cells that were seen each by itself, under what names them. */
  void together(Place place, String text, String named) {
    int from = named.length() + 1;
    for (var hit : personal.find(named + "：" + text)) {
      if (hit.start() >= from) {
        var own =
            new Personal.Hit(
                hit.kind(), hit.start() - from, hit.end() - from, hit.confidence(), hit.masked());
        personal(place, text, own, false);
      }
    }
  }

  /**
   * What stands beside what is seen, and is shown or read aloud only to whoever asks for it.
   *
   * @return as a clean copy has it: what must not go out is masked
   */
  String said(Place place, String text) {
    var blocking = Asides.blocking(text);
    blocking.forEach(hit -> personal(place, text, hit, true));
    for (var hit : Asides.saying(text) ? personal.find(text) : List.<Personal.Hit>of()) {
      if (!blocks(hit)) {
        personal(place, text, hit, false);
      }
    }
    return Asides.masked(text, blocking);
  }

  /** Text of a part nobody else looked at; what was come upon before is not told of again. */
  void elsewhere(Place place, String text) {
    var telling = new HashSet<>(personal.find(text));
    for (var hit : PersonalData.IN_TEXT.find(text)) {
      var words = text.substring(hit.start(), hit.end());
      var folded = Traces.folded(words);
      if (!told.contains(folded) && !known().contains(folded)) {
        told.add(folded);
        visible(words);
        toldElsewhere += words.length() + 1;
        if (telling.contains(hit)) {
          personal(place, text, hit, false);
        }
      }
    }
  }

  /** All come upon so far, folded; not again for what {@link #elsewhere} itself adds. */
  private String known() {
    int now = visible.length() - toldElsewhere + staying.length() + removed.size();
    if (knownAt != now) {
      knownAt = now;
      known = Traces.folded(visible + "\n" + staying + String.join("\n", removed));
    }
    return known;
  }

  /**
   * Where a link leads, which everyone can read who points at it.
   *
   * @return whether a clean copy is without the link, for its address says what must not go out;
   *     what is written where it stands stays
   */
  boolean address(Place place, String address) {
    return address(place, address, false);
  }

  /** Where a link leads that stays, whatever it says, for its file is not rewritten. */
  void stayingAddress(Place place, String address) {
    var plain = Naming.ofAddress(address);
    staying.append(plain).append('\n');
    for (var hit : personal.find(plain)) {
      personal(place, plain, hit, false);
    }
  }

  /** Where a link leads that goes, whatever it says. */
  void removedAddress(Place place, String address) {
    address(place, address, true);
  }

  /** Whether a link goes must be known while a copy is written too, so it is looked at here. */
  private boolean address(Place place, String address, boolean gone) {
    var plain = Naming.ofAddress(address);
    var hits = PersonalData.IN_TEXT.find(plain);
    boolean goes = gone || hits.stream().anyMatch(Sightings::blocks);
    for (var hit : goes ? hits : personal.find(plain)) {
      // What only asks may stay in another link, so nobody looks whether it is left.
      personal(place, plain, hit, goes, blocks(hit));
    }
    return goes;
  }

  static boolean blocks(Personal.Hit hit) {
    return FindingKind.valueOf(hit.kind()).usual() == Policy.BLOCK;
  }

  /** A picture; what is written in it is read where that can be done. */
  void picture(Place place, byte[] bytes) {
    pictures++;
    pictureText
        .of(bytes)
        .ifPresent(
            reading -> {
              picturesRead++;
              reading
                  .find(personal)
                  .forEach(
                      hit ->
                          personal(
                              reading.doubts(hit) ? Places.unsure(place) : place,
                              reading.text(),
                              hit,
                              false));
            });
  }

  /** No clean copy can be made; the first reason counts. */
  void noCopy(FileTrouble why) {
    noCopy = noCopy == null ? why : noCopy;
  }

  private void personal(Place place, String text, boolean gone) {
    personal.find(text).forEach(hit -> personal(place, text, hit, gone));
  }

  private void personal(Place place, String text, Personal.Hit hit, boolean gone) {
    personal(place, text, hit, gone, gone);
  }

  private void personal(Place place, String text, Personal.Hit hit, boolean gone, boolean traced) {
    told.add(Traces.folded(text.substring(hit.start(), hit.end())));
    add(
        Kind.PERSONAL_DATA,
        hit.kind(),
        place,
        Excerpt.around(text, hit),
        hit.confidence() >= 0.8
            ? Confidence.HIGH
            : hit.confidence() >= 0.5 ? Confidence.MEDIUM : Confidence.LOW,
        gone,
        traced ? text.substring(hit.start(), hit.end()) : "");
  }

  private void add(
      Kind kind, String detail, Place place, String text, Confidence confidence, boolean gone) {
    add(kind, detail, place, Excerpt.of(text, personal), confidence, gone, gone ? text : "");
  }

  private void add(
      Kind kind,
      String detail,
      Place place,
      String excerpt,
      Confidence confidence,
      boolean gone,
      String text) {
    if (gone) {
      removedCounts.merge(kind, 1, Integer::sum);
      for (var piece : text.split("\n")) {
        if (!piece.isBlank() && removed.size() < MOST_TEXTS) {
          removed.add(piece.strip());
        }
      }
    }
    if (counts.merge(kind, 1, Integer::sum) > MOST_OF_A_KIND) {
      more++;
    } else {
      findings.add(new FileFinding(kind, detail, place, excerpt, confidence, gone));
    }
  }

  /** Whether anything was removed, or would be. */
  boolean anythingRemoved() {
    return !removedCounts.isEmpty();
  }

  Map<Kind, Integer> removedCounts() {
    return removedCounts;
  }

  Set<String> removedTexts() {
    return removed;
  }

  String visible() {
    return visible.toString();
  }

  @Nullable FileTrouble noCopy() {
    return noCopy;
  }

  FileReport.Inspected report() {
    return new FileReport.Inspected(
        List.copyOf(findings), more, pictures, pictures > 0 && picturesRead == pictures, noCopy);
  }
}
