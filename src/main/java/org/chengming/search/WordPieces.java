package org.chengming.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts text into the pieces a Chinese BERT was taught on: every Chinese character by itself, other
 * words into the longest pieces of its vocabulary, punctuation apart.
 */
final class WordPieces {
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int unknown;
  private final int begin;
  private final int end;

  WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.unknown = id("[UNK]");
    this.begin = id("[CLS]");
    this.end = id("[SEP]");
  }

  private int id(String piece) {
    var id = vocabulary.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("The vocabulary lacks " + piece);
    }
    return id;
  }

  /** Ids of the pieces between the marks of beginning and end, at most {@code most} in all. */
  long[] ids(String text, int most) {
    var ids = new ArrayList<Integer>();
    ids.add(begin);
    for (var word : words(text, most)) {
      if (ids.size() >= most - 1) {
        break;
      }
      pieces(word, ids);
    }
    while (ids.size() > most - 1) {
      ids.removeLast();
    }
    ids.add(end);
    return ids.stream().mapToLong(Integer::longValue).toArray();
  }

  /** The first {@code most} words; text beyond is not looked at. */
  private static List<String> words(String text, int most) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var bounded = text.length() > most * 20 ? text.substring(0, most * 20) : text;
    // NFKC folds what the vocabulary has no full-width form of, as everywhere in this index.
    var folded = Normalizer.normalize(bounded, Normalizer.Form.NFKC);
    for (var at = 0; at < folded.length() && words.size() < most; ) {
      var c = folded.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        flush(word, words);
      } else if (Character.isIdeographic(c) || punctuation(c)) {
        flush(word, words);
        words.add(Character.toString(c));
      } else if (Character.getType(c) != Character.FORMAT) {
        word.appendCodePoint(Character.toLowerCase(c));
      }
    }
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean punctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> c < 128 && !Character.isLetterOrDigit(c);
    };
  }

  private void pieces(String word, List<Integer> into) {
    if (word.length() > LONGEST_WORD) {
      into.add(unknown);
      return;
    }
    var pieces = new ArrayList<Integer>();
    for (var from = 0; from < word.length(); ) {
      var to = word.length();
      var id = vocabulary.get(piece(word, from, to));
      while (id == null && --to > from) {
        id = vocabulary.get(piece(word, from, to));
      }
      if (id == null) {
        into.add(unknown);
        return;
      }
      pieces.add(id);
      from = to;
    }
    into.addAll(pieces);
  }

  private static String piece(String word, int from, int to) {
    return from == 0 ? word.substring(0, to) : "##" + word.substring(from, to);
  }
}
