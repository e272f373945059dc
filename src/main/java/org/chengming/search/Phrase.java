package org.chengming.search;

import java.util.List;

/** A word this site knows, and all the ways it may be typed. */
final class Phrase {
  /** Letters and digits only, folded. */
  final String key;

  /** How much it counts, e.g. how many documents bear it. */
  final long weight;

  final Suggestion suggestion;
  final List<String> spellings;
  private final List<List<String>> sounds;

  Phrase(long weight, Suggestion suggestion) {
    this.key = Mapping.exact(suggestion.text());
    this.weight = weight;
    this.suggestion = suggestion;
    this.sounds = Pinyin.sounds(key);
    this.spellings = Pinyin.spellings(sounds);
  }

  /** What was typed, with how it sounds. */
  record Typed(String key, List<List<String>> sounds) {
    static Typed of(String key) {
      return new Typed(key, Pinyin.sounds(key));
    }

    boolean latin() {
      return key.chars().allMatch(c -> Pinyin.latin((char) c));
    }
  }

  /** With which a spelling of its first character begins. */
  List<Character> letters() {
    return Pinyin.letters(sounds.getFirst());
  }

  String text() {
    return suggestion.text();
  }

  /**
   * Whether {@code typed} is its beginning, or with {@code whole} all of it, character by
   * character: the same one, one that sounds the same, a whole syllable, its first letter, or zh,
   * ch, sh. All places reached are bits of one number, so no text can make it slow.
   *
   * @param asked at most {@link Phrases#LONGEST} characters
   */
  boolean sounds(Typed asked, boolean whole) {
    var typed = asked.key();
    var end = typed.length();
    var at = 1L;
    for (var i = 0; i < key.length() && at != 0; i++) {
      var next = 0L;
      for (var j = 0; j < end; j++) {
        if ((at >> j & 1) != 0) {
          var reached = after(i, typed, j, asked.sounds());
          if (!whole && reached >> end + 1 != 0) {
            return true;
          }
          next |= reached;
        }
      }
      if (!whole && (next >> end & 1) != 0) {
        return true;
      }
      at = next;
    }
    return whole && (at >> end & 1) != 0;
  }

  /** Places behind the character at {@code i}, typed at {@code j}; one past the end if begun. */
  private long after(int i, String typed, int j, List<List<String>> typedSounds) {
    var given = typed.charAt(j);
    if (given == key.charAt(i)) {
      return 1L << j + 1;
    }
    if (!Pinyin.han(key.charAt(i))) {
      return 0;
    }
    if (Pinyin.han(given)) {
      return Pinyin.alike(typedSounds.get(j), sounds.get(i)) ? 1L << j + 1 : 0;
    }
    var reached = 0L;
    for (var reading : sounds.get(i)) {
      reached |= spelled(reading, typed, j);
    }
    return reached;
  }

  private static long spelled(String reading, String typed, int j) {
    var most = Math.min(reading.length(), typed.length() - j);
    var same = 0;
    while (same < most && reading.charAt(same) == typed.charAt(j + same)) {
      same++;
    }
    if (same == 0) {
      return 0;
    }
    var reached = 1L << j + 1;
    if (same > 1 && reading.charAt(1) == 'h') {
      reached |= 1L << j + 2;
    }
    if (same == reading.length()) {
      reached |= 1L << j + same;
    } else if (same == typed.length() - j) {
      reached |= 1L << typed.length() + 1;
    }
    return reached;
  }
}
