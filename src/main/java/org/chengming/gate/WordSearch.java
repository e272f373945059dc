package org.chengming.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All words of a list found in one passage over a text, however many they are (Aho and Corasick,
 * 1975). Widths, cases, unseen characters and a blank or one line's end within a word make no
 * difference.
 */
final class WordSearch {
  private static final class Node {
    final Map<Character, Node> next = new HashMap<>();
    final List<WrongWord> words = new ArrayList<>(0);
    @Nullable Node shorter;

    /** The nearest shorter one at which a word ends. */
    @Nullable Node ending;
  }

  private final Node root = new Node();

  WordSearch(List<WrongWord> words) {
    for (var word : words) {
      var node = root;
      for (char c : plain(word.wrong()).toCharArray()) {
        node = node.next.computeIfAbsent(c, key -> new Node());
      }
      if (node != root) {
        node.words.add(word);
      }
    }
    link();
  }

  /** The word as it is compared. */
  static String plain(String word) {
    var text = PlainText.of(word);
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (!blank(text.at(i))) {
        plain.append(text.at(i));
      }
    }
    return plain.toString();
  }

  private void link() {
    var waiting = new ArrayDeque<Node>();
    root.next.values().forEach(child -> follow(root, child, root, waiting));
    while (!waiting.isEmpty()) {
      var node = waiting.poll();
      node.next.forEach((sign, child) -> follow(node, child, step(node.shorter, sign), waiting));
    }
  }

  private void follow(Node parent, Node child, Node shorter, ArrayDeque<Node> waiting) {
    child.shorter = shorter;
    child.ending = shorter.words.isEmpty() ? shorter.ending : shorter;
    waiting.add(child);
  }

  private Node step(@Nullable Node from, char sign) {
    for (var node = from; node != null; node = node.shorter) {
      var next = node.next.get(sign);
      if (next != null) {
        return next;
      }
    }
    return root;
  }

  List<Finding> find(PlainText text) {
    var found = new ArrayList<Finding>();
    var signs = new int[text.length()];
    int count = 0;
    var node = root;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.at(i);
      if (blank(sign)) {
        node = sign == PlainText.LINE && text.at(i + 1) == PlainText.LINE ? root : node;
        continue;
      }
      signs[count++] = i;
      node = step(node, sign);
      for (var at = node; at != null; at = at.ending) {
        for (var word : at.words) {
          int length = plain(word.wrong()).length();
          if (!right(text, signs, count, length, word)) {
            found.add(finding(text, signs[count - length], i + 1, word));
          }
        }
      }
    }
    return found;
  }

  private static Finding finding(PlainText text, int from, int to, WrongWord word) {
    var why = word.subject().label() + (word.note() == null ? "" : "：" + word.note());
    return new Finding(
        word.blocking() ? FindingKind.WRONG_WORD : FindingKind.DOUBTFUL_WORD,
        text.start(from),
        text.end(to),
        0.95,
        word.correct(),
        why);
  }

  /** Whether it stands within the right word, or within one in which it is right. */
  private static boolean right(PlainText text, int[] signs, int count, int length, WrongWord word) {
    return within(text, signs, count, length, word.correct())
        || word.rightWithin().stream().anyMatch(w -> within(text, signs, count, length, w));
  }

  private static boolean within(PlainText text, int[] signs, int count, int length, String whole) {
    var around = plain(whole);
    int last = signs[count - 1];
    var wrong = new StringBuilder();
    for (int i = count - length; i < count; i++) {
      wrong.append(text.at(signs[i]));
    }
    for (int at = around.indexOf(wrong.toString());
        at >= 0;
        at = around.indexOf(wrong.toString(), at + 1)) {
      if (count - length - at >= 0
          && before(text, signs, count - length, around.substring(0, at))
          && after(text, last, around.substring(at + length))) {
        return true;
      }
    }
    return false;
  }

  private static boolean before(PlainText text, int[] signs, int end, String words) {
    for (int i = 0; i < words.length(); i++) {
      if (text.at(signs[end - words.length() + i]) != words.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean after(PlainText text, int last, String words) {
    int i = last + 1;
    for (char c : words.toCharArray()) {
      while (i < text.length() && blank(text.at(i))) {
        i++;
      }
      if (text.at(i++) != c) {
        return false;
      }
    }
    return true;
  }

  private static boolean blank(char sign) {
    return sign == ' ' || sign == '\t' || sign == PlainText.LINE;
  }
}
