package org.chengming.search;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;

/**
 * What people ask, for measuring speed: a third whole questions about statutes, a third titles of
 * messages to offices, a third the two or three words most people type.
 */
final class AskedByPeople {
  private static final int EACH = 400;

  private AskedByPeople() {}

  /**
   * @param args folder of the data sets; file to write, a question a line
   */
  public static void main(String[] args) throws IOException {
    Files.write(Path.of(args[1]), in(Path.of(args[0])));
  }

  static List<String> in(Path data) throws IOException {
    var random = new Random(2014);
    var questions = new ArrayList<>(Judged.in(data).questions().values());
    var messages =
        messages(data.resolve("09_petition_messages_teddy/messages_with_replies.csv.gz"));
    var words = new ArrayList<String>();
    for (var message : messages) {
      var cut =
          Lexicon.PLAIN.words(message).stream()
              .map(Reading.Word::text)
              .filter(w -> w.length() > 1)
              .toList();
      if (cut.size() >= 3) {
        words.add(String.join(" ", cut.subList(cut.size() - 2 - words.size() % 2, cut.size())));
      }
    }
    var all = new ArrayList<String>();
    for (var kind : List.of(questions, messages, words)) {
      Collections.shuffle(kind, random);
      all.addAll(kind.subList(0, Math.min(EACH, kind.size())));
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static List<String> messages(Path file) throws IOException {
    var titles = new ArrayList<String>();
    try (var reader =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        var rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      rows.forEach(row -> titles.add(row.get(2).replaceAll("[\\p{Cntrl}]", " ").strip()));
    }
    titles.removeIf(String::isBlank);
    return titles;
  }
}
