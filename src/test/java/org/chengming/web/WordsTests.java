package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Public pages stand in two languages. */
class WordsTests {
  private static final Path SOURCES = Path.of("src/main/java/org/chengming");
  private static final Pattern CALL = Pattern.compile("\\bt(?:\\(\\))?\\s*\\.of\\(([^;{}]*)");
  private static final Pattern SENTENCE =
      Pattern.compile("\"([^\"\\\\]*[\\u4e00-\\u9fff][^\"\\\\]*)\"");

  @Test
  void every_sentence_of_a_public_page_has_its_english() throws IOException {
    var missing = new TreeSet<String>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(WordsTests::isPublic).toList()) {
        var calls = CALL.matcher(Files.readString(file));
        while (calls.find()) {
          var argument = firstArgument(calls.group(1));
          var sentences = SENTENCE.matcher(argument);
          while (sentences.find()) {
            if (!Words.ENGLISH.has(sentences.group(1))) {
              missing.add(SOURCES.relativize(file) + ": " + sentences.group(1));
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void english_keeps_the_gaps_of_the_chinese() {
    for (var chinese : Words.ENGLISH.sentences()) {
      assertThat(gaps(Words.ENGLISH.of(chinese))).as(chinese).isEqualTo(gaps(chinese));
    }
  }

  private static int gaps(String text) {
    return text.split("%(?:,?[ds])", -1).length;
  }

  /** Up to the comma outside quotes and parentheses that ends it. */
  private static String firstArgument(String arguments) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (!quoted && (depth < 0 || (depth == 0 && c == ','))) {
        return arguments.substring(0, i);
      }
    }
    return arguments;
  }

  private static boolean isPublic(Path file) {
    var path = file.toString();
    return (path.endsWith(".jte") || path.endsWith(".java"))
        && !path.contains("/desk")
        && !path.contains("Desk");
  }
}
