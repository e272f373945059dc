package org.chengming.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How characters sound, without tones, ü as v. A character of several readings (行, 重) has them all:
 * somebody looking for a word is served by either, and no dictionary of phrases can miss one.
 */
final class Pinyin {
  /** Ways to spell one text; among them those that matter stand, and the number stays bounded. */
  private static final int MOST = 8;

  private static final Map<Character, List<String>> READINGS = new ConcurrentHashMap<>();

  private Pinyin() {}

  /** All readings of a character; the character itself where it has none. */
  static List<String> readings(char character) {
    return READINGS.computeIfAbsent(character, Pinyin::read);
  }

  private static List<String> read(char character) {
    var itself = Character.toString(character);
    var read =
        han(character)
            ? PinyinHelper.toPinyinList(character, PinyinStyleEnum.INPUT)
            : List.of(itself);
    return read.isEmpty() ? List.of(itself) : read.stream().distinct().toList();
  }

  /** The readings of each character in turn. */
  static List<List<String>> sounds(String text) {
    return text.chars().mapToObj(c -> readings((char) c)).toList();
  }

  /** How a text may be spelled, at most eight ways where characters have several readings. */
  static List<String> spellings(List<List<String>> sounds) {
    var ways = List.of("");
    for (var readings : sounds) {
      ways = ways.stream().flatMap(w -> readings.stream().map(w::concat)).limit(MOST).toList();
    }
    return ways;
  }

  /** The first letters of readings. */
  static List<Character> letters(List<String> readings) {
    return readings.stream().map(r -> r.charAt(0)).distinct().toList();
  }

  static boolean alike(List<String> readings, List<String> others) {
    for (var reading : readings) {
      if (others.contains(reading)) {
        return true;
      }
    }
    return false;
  }

  static boolean han(char character) {
    return Character.isIdeographic(character);
  }

  static boolean latin(char character) {
    return character >= 'a' && character <= 'z';
  }
}
