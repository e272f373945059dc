package org.chengming.organisations;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chengming.web.Refused;

/** Finds a body by what a person typed into a form: its name, part of it, or one of its codes. */
final class BodyNames {
  /** So many are named to whoever typed what could be any of them. */
  private static final int TOLD = 5;

  /** More of what was typed is not said again. */
  private static final int SAID = 40;

  private static final int CODE = 0;
  private static final int NAME = 1;
  private static final int SHORT_NAME = 2;
  private static final int OTHER = 3;

  private final List<Body> bodies;

  BodyNames(List<Body> bodies) {
    this.bodies = bodies;
  }

  /** By its whole name, its short one or a code, as {@link #written} writes it or as it stands. */
  Body exactly(String field, String typed, Predicate<Body> among) {
    var words = words(typed);
    // A code goes before a name in full, and that before the short name of another.
    for (int rank = CODE; rank < OTHER; rank++) {
      int wanted = rank;
      var same =
          standing(bodies.stream().filter(b -> rank(b, words) == wanted).filter(among).toList());
      if (same.size() == 1) {
        return same.getFirst();
      }
      if (!same.isEmpty()) {
        throw Refused.because(field, several(words, same), "Several are called " + typed);
      }
    }
    throw Refused.because(field, unknown(words, among), "No body is called " + typed);
  }

  /** Of several with one name those that still stand, if any does. */
  private static List<Body> standing(List<Body> same) {
    var standing = same.stream().filter(b -> b.endedOn() == null).toList();
    return standing.isEmpty() ? same : standing;
  }

  /** The same, or else the only one that has the words in its name. */
  Body nearest(String field, String typed, Predicate<Body> among) {
    var words = words(typed);
    var same = bodies.stream().anyMatch(b -> is(b, words) && among.test(b));
    var like = same ? List.<Body>of() : like(words, among, 2);
    return like.size() == 1 ? like.getFirst() : exactly(field, typed, among);
  }

  /** Those with the words in a name or code, the nearest first: the shorter a name, the nearer. */
  List<Body> like(String typed, Predicate<Body> among, int most) {
    var words = words(typed);
    return words.isEmpty()
        ? List.of()
        : bodies.stream()
            .filter(b -> has(b, words))
            .filter(among)
            .sorted(
                Comparator.comparing((Body b) -> !is(b, words))
                    .thenComparing(b -> b.name().length()))
            .limit(most)
            .toList();
  }

  /** A name that means one body: with its code where another has the same. */
  String written(Body body) {
    return bodies.stream().anyMatch(b -> b.id() != body.id() && b.name().equals(body.name()))
        ? withCode(body)
        : body.name();
  }

  private String unknown(String words, Predicate<Body> among) {
    if (words.isEmpty()) {
      return "请写机构的名称或者代码。";
    }
    var said = words.length() > SAID ? words.substring(0, SAID) + "…" : words;
    var like = like(words, among, Integer.MAX_VALUE);
    return switch (like.size()) {
      case 0 -> "没有找到“%s”，请写机构名称里的几个字，或者它的代码。".formatted(said);
      case 1 -> "没有叫“%s”的机构，是不是“%s”？请写全称。".formatted(said, written(like.getFirst()));
      default ->
          "名称里有“%s”的机构有%d个，请写全称，例如：%s。"
              .formatted(
                  said,
                  like.size(),
                  like.stream().limit(TOLD).map(this::written).collect(Collectors.joining("、")));
    };
  }

  private static String several(String words, List<Body> same) {
    return "有%d个机构都叫“%s”，请写代码：%s。"
        .formatted(
            same.size(),
            words,
            same.stream().limit(TOLD).map(Body::code).collect(Collectors.joining("、")));
  }

  private static boolean is(Body body, String words) {
    return rank(body, words) < OTHER;
  }

  private static int rank(Body body, String words) {
    var uscc = body.uscc();
    if (body.code().equals(words)
        || withCode(body).equals(words)
        || body.organisationCode().value().equalsIgnoreCase(words)
        || (uscc != null && uscc.value().equalsIgnoreCase(words))) {
      return CODE;
    }
    return body.name().equals(words) ? NAME : words.equals(body.shortName()) ? SHORT_NAME : OTHER;
  }

  private static boolean has(Body body, String words) {
    var small = words.toLowerCase(Locale.ROOT);
    return is(body, words)
        || body.name().toLowerCase(Locale.ROOT).contains(small)
        || body.brief().toLowerCase(Locale.ROOT).contains(small)
        || body.code().contains(small);
  }

  private static String withCode(Body body) {
    return "%s（%s）".formatted(body.name(), body.code());
  }

  /** What was typed without what a keyboard or a sheet leaves around it. */
  private static String words(String typed) {
    return typed.replace("\u0000", "").strip();
  }
}
