package org.chengming.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words this site knows, bounded, with how they sound: what a mistyped word may be meant for
 * and what a begun one may become. All is answered from memory by passing over those that begin
 * with the same letter; those that count most come first.
 */
final class Phrases {
  private static final Comparator<Phrase> FIRST =
      Comparator.comparingLong((Phrase p) -> p.weight).reversed();

  static final Phrases NONE = new Phrases(List.of());

  /** Phrases kept, those that count most. */
  static final int MOST = 30_000;

  /** Characters of a phrase and of what is typed; more is no slip of a word. */
  static final int LONGEST = 30;

  private static final int LONGEST_WORD = 10;
  private static final int SHORTEST_SLIP = 3;
  private static final int SHORTEST_LATIN_SLIP = 5;

  /** Each idea costs a look into the index. */
  private static final int IDEAS = 6;

  private static final Pattern LATIN = Pattern.compile("[a-z]+(?:[ '][a-z]+)*");

  private final List<Phrase> phrases;
  private final Map<String, List<Phrase>> bySpelling = new HashMap<>();

  /** By the first letters of the first character, and by that character. */
  private final Map<Character, List<Phrase>> byFirst = new HashMap<>();

  private final Map<Character, List<Phrase>> bySecond = new HashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  Phrases(Collection<Phrase> all) {
    var first = new LinkedHashMap<String, Phrase>();
    all.stream()
        .filter(p -> p.key.length() > 1 && p.key.length() <= LONGEST)
        .sorted(FIRST)
        .forEach(p -> first.putIfAbsent(p.key, p));
    phrases = first.values().stream().limit(MOST).toList();
    for (var phrase : phrases) {
      known.add(phrase.key);
      put(byFirst, phrase.key.charAt(0), phrase);
      put(bySecond, phrase.key.charAt(1), phrase);
      phrase.letters().stream()
          .filter(letter -> letter != phrase.key.charAt(0))
          .forEach(letter -> put(byFirst, letter, phrase));
      for (var spelling : phrase.spellings) {
        put(bySpelling, spelling, phrase);
      }
    }
  }

  private static <K> void put(Map<K, List<Phrase>> map, K at, Phrase phrase) {
    map.computeIfAbsent(at, k -> new ArrayList<>()).add(phrase);
  }

  int size() {
    return phrases.size();
  }

  /** Those that begin with exactly what was typed. */
  List<Suggestion> beginning(String typed, int most) {
    var key = Mapping.exact(typed);
    return key.length() < 2 || key.length() > LONGEST
        ? List.of()
        : suggestions(
            byFirst.getOrDefault(key.charAt(0), List.of()).stream()
                .filter(p -> p.key.startsWith(key))
                .limit(most));
  }

  /** What else may be being typed: first what sounds so, then what is one slip away. */
  List<Suggestion> near(String typed, int most) {
    var key = Mapping.exact(typed);
    if (key.length() < 2 || key.length() > LONGEST) {
      return List.of();
    }
    var asked = Phrase.Typed.of(key);
    return suggestions(
        Stream.concat(
                sounding(asked).filter(p -> p.sounds(asked, false)).sorted(FIRST).limit(most),
                slipped(asked, Edits::oneFromBeginning).limit(most))
            .distinct()
            .limit(most));
  }

  private static List<Suggestion> suggestions(Stream<Phrase> found) {
    return found.map(p -> p.suggestion).toList();
  }

  /** All that can begin as {@code asked} sounds. */
  private Stream<Phrase> sounding(Phrase.Typed asked) {
    return among(byFirst, Pinyin.letters(asked.sounds().getFirst()));
  }

  private static Stream<Phrase> among(
      Map<Character, List<Phrase>> phrases, Collection<Character> at) {
    return at.stream().distinct().flatMap(c -> phrases.getOrDefault(c, List.of()).stream());
  }

  /**
   * Those that are one slip away, best first. Two characters or four letters that differ in one
   * have nothing to do with each other. Whatever the slip, one of the first two characters typed is
   * one of the first two meant; of letters, the first one meant is taken to be among them.
   */
  private Stream<Phrase> slipped(Phrase.Typed asked, Edits.Slip slip) {
    var key = asked.key();
    if (key.length() < (asked.latin() ? SHORTEST_LATIN_SLIP : SHORTEST_SLIP)) {
      return Stream.of();
    }
    var begin = List.of(key.charAt(0), key.charAt(1));
    return asked.latin()
        ? among(byFirst, begin)
            .filter(p -> p.spellings.stream().anyMatch(s -> slip.between(key, s)))
            .distinct()
            .sorted(FIRST)
        : Stream.concat(among(byFirst, begin), among(bySecond, begin))
            .filter(p -> p.key.length() >= SHORTEST_SLIP && slip.between(key, p.key))
            .distinct()
            .sorted(FIRST);
  }

  /**
   * Questions that sound like this one, those with pinyin in place of characters first; long words
   * before short ones. A word that is known is left alone.
   *
   * @param plain folded
   */
  List<String> sounding(String plain) {
    var meant = new LinkedHashSet<String>();
    if (hopeless(plain)) {
      return List.of();
    }
    whole(Mapping.exact(plain)).forEach(p -> meant.add(p.text()));
    for (var run : latin(plain)) {
      whole(Mapping.exact(run)).forEach(p -> meant.add(plain.replace(run, p.text())));
    }
    for (var word : unknown(plain)) {
      for (var spelling : Pinyin.spellings(Pinyin.sounds(word))) {
        bySpelling.getOrDefault(spelling, List.of()).stream()
            .filter(p -> p.key.length() == word.length())
            .forEach(p -> meant.add(plain.replace(word, p.text())));
      }
    }
    return without(meant, plain);
  }

  /** Questions in which one word differs by one slip of the hand. */
  List<String> slipped(String plain) {
    var meant = new LinkedHashSet<String>();
    if (hopeless(plain)) {
      return List.of();
    }
    for (var word : Stream.concat(latin(plain).stream(), unknown(plain).stream()).toList()) {
      if (meant.size() < IDEAS) {
        slipped(Phrase.Typed.of(Mapping.exact(word)), Edits::one)
            .filter(p -> !word.contains(p.key))
            .limit(IDEAS)
            .forEach(p -> meant.add(plain.replace(word, p.text())));
      }
    }
    return without(meant, plain);
  }

  private boolean hopeless(String plain) {
    return phrases.isEmpty() || plain.length() > LONGEST || known.contains(Mapping.exact(plain));
  }

  private static List<String> without(Set<String> meant, String plain) {
    return meant.stream().filter(text -> !text.equals(plain)).limit(IDEAS).toList();
  }

  /** Phrases typed to the end with letters; two letters alone are too many of them. */
  private List<Phrase> whole(String key) {
    if (key.length() < 3 || key.chars().noneMatch(c -> Pinyin.latin((char) c))) {
      return List.of();
    }
    var asked = Phrase.Typed.of(key);
    return sounding(asked)
        .filter(p -> !p.key.equals(key) && p.sounds(asked, true))
        .sorted(FIRST)
        .limit(IDEAS)
        .toList();
  }

  private List<String> latin(String plain) {
    return LATIN
        .matcher(plain)
        .results()
        .map(found -> found.group())
        .filter(run -> !known.contains(Mapping.exact(run)))
        .toList();
  }

  /**
   * Runs of characters, the longest first, without those that touch a longer word that is known and
   * those made of known words alone.
   */
  private List<String> unknown(String plain) {
    var covered = new boolean[plain.length()];
    var places = new ArrayList<Place>();
    for (var length = Math.min(LONGEST_WORD, plain.length()); length > 1; length--) {
      for (var at = 0; at + length <= plain.length(); at++) {
        var word = plain.substring(at, at + length);
        var place = new Place(at, word);
        if (!word.chars().allMatch(c -> Pinyin.han((char) c)) || place.covered(covered) > 0) {
          continue;
        }
        if (known.contains(word)) {
          Arrays.fill(covered, at, at + length, true);
        } else {
          places.add(place);
        }
      }
    }
    return places.stream()
        .filter(place -> place.covered(covered) < place.word().length())
        .map(Place::word)
        .toList();
  }

  private record Place(int at, String word) {
    int covered(boolean[] covered) {
      var characters = 0;
      for (var i = at; i < at + word.length(); i++) {
        characters += covered[i] ? 1 : 0;
      }
      return characters;
    }
  }
}
