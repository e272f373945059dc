package org.chengming.requests.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.redaction.Area;
import org.chengming.redaction.Redaction;
import org.chengming.web.Refused.Problem;

/**
 * Reads what is to be blacked out: words one a line, areas one a line as page, left, top, width and
 * height in hundredths of the page.
 */
final class BlackOutForm {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{1,3})[\\s,，、]+(\\d{1,3}(?:[.]\\d{1,3})?)[\\s,，、]+(\\d{1,3}(?:[.]\\d{1,3})?)[\\s,，、]+"
              + "(\\d{1,3}(?:[.]\\d{1,3})?)[\\s,，、]+(\\d{1,3}(?:[.]\\d{1,3})?)");

  private final List<String> words = new ArrayList<>();
  private final List<Area> areas = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  BlackOutForm(Map<String, String> typed) {
    lines(typed, "words").forEach(this::word);
    var lines = lines(typed, "areas");
    for (int i = 0; i < lines.size(); i++) {
      area(lines.get(i), i + 1);
    }
    if (words.size() > Redaction.MOST_WORDS) {
      problems.add(new Problem("words", "一次最多 %d 个词。".formatted(Redaction.MOST_WORDS)));
    }
    if (areas.size() > Redaction.MOST_AREAS) {
      problems.add(new Problem("areas", "一次最多 %d 块区域。".formatted(Redaction.MOST_AREAS)));
    }
  }

  private static List<String> lines(Map<String, String> typed, String field) {
    return typed
        .getOrDefault(field, "")
        .replace("\u0000", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private void word(String word) {
    if (Redaction.searchable(word)) {
      words.add(word);
    } else {
      problems.add(
          new Problem("words", "每行一个词，要有字或者数字，最长 %d 个字。".formatted(Redaction.LONGEST_WORD)));
    }
  }

  private void area(String line, int number) {
    var parts = LINE.matcher(line);
    if (parts.matches()) {
      var left = part(parts.group(2));
      var top = part(parts.group(3));
      var width = Math.min(part(parts.group(4)), 1 - left);
      var height = Math.min(part(parts.group(5)), 1 - top);
      if (Integer.parseInt(parts.group(1)) > 0 && width > 0 && height > 0) {
        areas.add(new Area(Integer.parseInt(parts.group(1)), left, top, width, height));
        return;
      }
    }
    problems.add(
        new Problem("areas", "第 %d 行写成五个数：页 左 上 宽 高，后四个是百分比，例如 1 10 20 30 5。".formatted(number)));
  }

  private static double part(String percent) {
    return Double.parseDouble(percent) / 100;
  }

  List<Problem> problems() {
    return problems;
  }

  List<String> words() {
    return words;
  }

  List<Area> areas() {
    return areas;
  }

  Redaction redaction() {
    return new Redaction(words, areas);
  }
}
