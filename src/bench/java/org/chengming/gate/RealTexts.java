package org.chengming.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengming.files.FileKind;
import org.chengming.files.ReadText;

/**
 * Texts of others, of which nobody wrote down what stands in them. What the gate finds is laid
 * beside what looser patterns find, which know nothing of checks, words and tables.
 */
final class RealTexts {
  /**
   * @param what in words
   * @param loose the pattern; what stands in its first group, or all of it
   */
  private record Loose(FindingKind kind, Pattern loose) {}

  private static final List<Loose> PATTERNS =
      List.of(
          new Loose(FindingKind.RESIDENT_ID, Pattern.compile("(?<!\\d)(\\d{17}[\\dXx])(?!\\d)")),
          new Loose(FindingKind.MOBILE, Pattern.compile("(?<!\\d)(1[3-9]\\d{9})(?!\\d)")),
          new Loose(FindingKind.BANK_CARD, Pattern.compile("(?<!\\d)(\\d{16}|\\d{19})(?!\\d)")),
          new Loose(
              FindingKind.FIXED_PHONE,
              Pattern.compile(
                  "(?<!\\d)(0\\d{2,3}\\s?[-—－–]?\\s?\\d{7,8})(?!\\d)|(?:电话|热线|致电|拨打)\\D{0,3}(?<!\\d)([2-8]\\d{6,7})(?!\\d)")),
          new Loose(
              FindingKind.EMAIL,
              Pattern.compile("([\\w.+-]{1,64}@[\\w-]{1,60}(?:\\.[\\w-]{1,60}){1,5})")));

  private int characters;
  private final List<String> rows = new ArrayList<>();

  static RealTexts of(List<String> texts) {
    var real = new RealTexts();
    var found = new java.util.EnumMap<FindingKind, int[]>(FindingKind.class);
    for (var text : texts) {
      real.characters += text.length();
      var findings = PersonalDataFinder.find(text);
      for (var finding : findings) {
        found.computeIfAbsent(finding.kind(), k -> new int[3])[0]++;
      }
      for (var pattern : PATTERNS) {
        var matcher = pattern.loose.matcher(text);
        var count = found.computeIfAbsent(pattern.kind, k -> new int[3]);
        while (matcher.find()) {
          count[1]++;
          int group = matcher.group(1) == null ? 2 : 1;
          int start = matcher.start(group);
          int end = matcher.end(group);
          count[2] +=
              findings.stream()
                      .anyMatch(f -> f.kind() == pattern.kind && f.start() < end && start < f.end())
                  ? 1
                  : 0;
        }
      }
    }
    found.forEach(
        (kind, n) ->
            real.rows.add(
                PATTERNS.stream().anyMatch(p -> p.kind == kind)
                    ? "| %s | %d | %d | %d |".formatted(kind.label(), n[0], n[1], n[2])
                    : "| %s | %d | – | – |".formatted(kind.label(), n[0])));
    return real;
  }

  int characters() {
    return characters;
  }

  List<String> rows() {
    return rows;
  }

  /** Every text in a folder that the product can read, and mails as they are. */
  static List<String> in(Path folder) throws IOException {
    var texts = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(".pdf")) {
          texts.add(read(file));
        } else if (name.matches(".*\\.(txt|eml|csv)")) {
          texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return ReadText.of(file, FileKind.PDF);
    } catch (Exception unreadable) {
      return "";
    }
  }
}
