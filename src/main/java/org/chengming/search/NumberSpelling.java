package org.chengming.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chengming.publishing.DocumentNumber;
import org.chengming.publishing.PublicDocument;

/** Document numbers and index numbers in whatever spelling people type them, brought to one. */
final class NumberSpelling {
  /**
   * 黑政发〔2014〕1号, with any bracket, width or spacing, the brackets or 第 left out. Text is folded
   * before.
   */
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(\\p{IsHan}{2,20})\\s*[〔\\[\\(【\\{<〈《「﹝]?\\s*((?:19|20)\\d{2})\\s*年?\\s*[〕\\]\\)】\\}>〉》」﹞]?\\s*第?\\s*0*(\\d{1,5})\\s*号");

  private static final Pattern INDEX =
      Pattern.compile("\\b(?:([0-9a-z]{9}(?:[0-9a-z]{9})?)\\s*/\\s*)?((?:19|20)\\d{2}-\\d{5})\\b");

  private NumberSpelling() {}

  /** A number found in a text, and the stretch of the text it was read from. */
  record Spotted(String key, String text) {}

  /** The keys a document is found by. */
  static List<String> keys(PublicDocument document) {
    var keys = new ArrayList<String>();
    var number = document.documentNumber();
    if (number != null) {
      keys.add(compact(number));
      keys.addAll(in(ChineseAnalyzer.fold(number)).stream().map(Spotted::key).toList());
    }
    if (document.documentNumberKey() != null) {
      keys.add(ChineseAnalyzer.fold(document.documentNumberKey()));
    }
    var index = ChineseAnalyzer.fold(document.indexNumber());
    keys.add(index);
    keys.add(index.substring(index.indexOf('/') + 1));
    return keys.stream().distinct().filter(k -> k.length() <= 200).toList();
  }

  /** All numbers in a folded text. */
  static List<Spotted> in(String text) {
    var whole = DocumentNumber.parse(text);
    if (whole.isPresent()) {
      return List.of(new Spotted(ChineseAnalyzer.fold(whole.get().key()), text));
    }
    var found = new ArrayList<Spotted>();
    var documents = DOCUMENT.matcher(text);
    while (documents.find()) {
      var stretch = documents.group();
      DocumentNumber.parse(stretch)
          .ifPresent(n -> found.add(new Spotted(ChineseAnalyzer.fold(n.key()), stretch)));
    }
    var indexes = INDEX.matcher(text);
    while (indexes.find()) {
      var key =
          indexes.group(1) == null ? indexes.group(2) : indexes.group(1) + "/" + indexes.group(2);
      found.add(new Spotted(key, indexes.group()));
    }
    return found;
  }

  /** Letters, digits and one kind of bracket: the form the beginning of a number is compared in. */
  static String compact(String text) {
    return ChineseAnalyzer.fold(text)
        .replaceAll("[〔\\[(【{<〈《「﹝]", "[")
        .replaceAll("[〕\\])】}>〉》」﹞]", "]")
        .replaceAll("\\s", "")
        .toLowerCase(Locale.ROOT);
  }
}
