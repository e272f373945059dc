package org.chengming.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts a question into words. Only questions are cut, never documents: a wrong cut costs a little
 * rank and no document, while the index of pairs stays free of any dictionary. Words of the synonym
 * groups are recognised first, the longest at each place, the rest is cut by a statistical model of
 * general Chinese.
 */
final class Lexicon {
  static final Lexicon PLAIN = new Lexicon(List.of(), StopWords.shipped());

  private final Map<String, Set<String>> sameAs = new HashMap<>();
  private final int longest;
  private final Pattern asking;

  Lexicon(List<List<String>> groups, List<StopWord> stopWords) {
    var length = 0;
    for (var group : groups) {
      var words = group.stream().map(ChineseAnalyzer::fold).toList();
      for (var word : words) {
        sameAs.computeIfAbsent(word, w -> new LinkedHashSet<>()).addAll(words);
        length = Math.max(length, word.length());
      }
    }
    sameAs.forEach((word, others) -> others.remove(word));
    longest = length;
    asking = pattern(stopWords);
  }

  /** The longest first, so that 怎么办理 is not cut to 理. */
  private static Pattern pattern(List<StopWord> stopWords) {
    var ways =
        stopWords.stream()
            .sorted(Comparator.comparingInt((StopWord w) -> w.word().length()).reversed())
            .map(w -> Pattern.quote(w.word()) + (w.atEnd() ? "(?=[\\s?!。,]|$)" : ""))
            .collect(Collectors.joining("|"));
    return Pattern.compile(ways.isEmpty() ? "(?!)" : ways);
  }

  /** {@code folded} with a gap for every stop word. */
  String withoutStopWords(String folded) {
    return asking.matcher(folded).replaceAll(" ");
  }

  /** Reads the model of Chinese, which takes a moment, before somebody waits for it. */
  static void warm() {
    PLAIN.words("公开");
  }

  /** What others call {@code word}; empty when it stands in no group. */
  List<String> alternatives(String word) {
    return List.copyOf(sameAs.getOrDefault(ChineseAnalyzer.fold(word), Set.of()));
  }

  List<Reading.Word> words(String folded) {
    var words = new ArrayList<Reading.Word>();
    for (var chunk : folded.split("[^\\p{L}\\p{N}\\p{M}.]+")) {
      cut(chunk, words);
    }
    words.removeIf(w -> w.text().codePoints().noneMatch(Character::isLetterOrDigit));
    return words;
  }

  private void cut(String chunk, List<Reading.Word> into) {
    var from = 0;
    var at = 0;
    while (at < chunk.length()) {
      var known = knownAt(chunk, at);
      if (known.isEmpty()) {
        at++;
        continue;
      }
      segment(chunk.substring(from, at), into);
      into.add(new Reading.Word(known, alternatives(known)));
      at += known.length();
      from = at;
    }
    segment(chunk.substring(from), into);
  }

  private String knownAt(String chunk, int at) {
    for (var end = Math.min(chunk.length(), at + longest); end > at + 1; end--) {
      var candidate = chunk.substring(at, end);
      if (sameAs.containsKey(candidate) && wholeLatin(chunk, at, end)) {
        return candidate;
      }
    }
    return "";
  }

  /** A Latin word counts only whole: "pm" is not in "rpm". */
  private static boolean wholeLatin(String chunk, int from, int to) {
    return (from == 0 || !latin(chunk.charAt(from - 1)) || !latin(chunk.charAt(from)))
        && (to == chunk.length() || !latin(chunk.charAt(to)) || !latin(chunk.charAt(to - 1)));
  }

  private static boolean latin(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  private static void segment(String text, List<Reading.Word> into) {
    if (text.isBlank()) {
      return;
    }
    if (text.chars().noneMatch(c -> Character.isIdeographic(c))) {
      into.add(new Reading.Word(text, List.of()));
      return;
    }
    try (var tokenizer = new HMMChineseTokenizer()) {
      var term = tokenizer.addAttribute(CharTermAttribute.class);
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      var single = new StringBuilder();
      while (tokenizer.incrementToken()) {
        if (term.length() == 1
            && Character.isIdeographic(term.charAt(0))
            && !Matching.glued(term.toString())) {
          single.append(term);
          continue;
        }
        add(single, into);
        into.add(new Reading.Word(term.toString(), List.of()));
      }
      add(single, into);
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Characters the model leaves single side by side are a word it does not know, 公租房 or a name. */
  private static void add(StringBuilder single, List<Reading.Word> into) {
    if (!single.isEmpty()) {
      into.add(new Reading.Word(single.toString(), List.of()));
      single.setLength(0);
    }
  }
}
