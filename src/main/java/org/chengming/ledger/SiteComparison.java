package org.chengming.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a site shows of its documents, held against what its ledger says of them. All are read in
 * parts of some hundred; those with which something seems wrong, and a few by lot, are read at
 * their own address too, so that a site does not say one thing to readers and another to whoever
 * checks it.
 */
final class SiteComparison {
  private static final String LIST = "/api/v1/documents";
  private static final String SITEMAP = "/sitemap.xml";
  private static final Pattern LOCATION = Pattern.compile("<loc>https?://[^/<]*(/[^<]*)</loc>");
  private static final int GONE = 410;

  private final Remote remote;
  private final String prefix;
  private final Map<String, Known> ledger;
  private final Set<String> doubtful = new TreeSet<>();

  /** In which part of all documents each was last seen to be wrong. */
  private final Map<String, Integer> wrongIn = new HashMap<>();

  private int compared;

  /**
   * @param prefix of the index numbers that are compared; empty for all
   * @param ledger what the ledger says of each document, by index number
   */
  SiteComparison(Remote remote, String prefix, Map<String, Known> ledger) {
    this.remote = remote;
    this.prefix = prefix;
    this.ledger = ledger;
  }

  /**
   * Reads all the site lists and gives.
   *
   * @return numbers of documents with which something seems wrong
   */
  Set<String> all() throws IOException {
    doubtful.addAll(listed());
    int parts = json(remote.read(LIST + ":all").text()).get("parts").asInt();
    compareParts(IntStream.rangeClosed(1, parts));
    ledger.forEach(
        (number, known) -> {
          if (number.startsWith(prefix)) {
            compared += known.given ? 0 : 1;
            if (!known.given || !known.withdrawn && !known.listed) {
              doubtful.add(number);
            }
          }
        });
    return doubtful;
  }

  /** How many were compared, on the site or in the ledger. */
  int compared() {
    return compared;
  }

  /** Documents by lot that both the site and the ledger know. */
  List<String> lot(int most, Random random) {
    var numbers = new ArrayList<String>();
    ledger.forEach(
        (number, known) -> {
          if (known.given && number.startsWith(prefix)) {
            numbers.add(number);
          }
        });
    Collections.shuffle(numbers, random);
    return numbers.subList(0, Math.min(most, numbers.size()));
  }

  /** Notes what the sitemap shows; answers what the ledger does not know of it. */
  private Set<String> listed() throws IOException {
    var unknown = new HashSet<String>();
    var parts =
        locations(remote.read(SITEMAP)).filter(p -> p.startsWith("/sitemap/documents-")).toList();
    remote.readAll(
        parts.stream(),
        answer -> locations(answer).map(SiteComparison::number).toList(),
        numbers -> {
          for (var number : numbers) {
            var known = ledger.get(number);
            if (known != null) {
              known.listed = true;
            } else if (number.startsWith(prefix)) {
              unknown.add(number);
            }
          }
        });
    return unknown;
  }

  private static Stream<String> locations(Remote.Answer answer) {
    return LOCATION.matcher(answer.text()).results().map(found -> found.group(1));
  }

  private static String number(String path) {
    return path.substring("/documents/".length());
  }

  /**
   * A document as the site gives it, with the hash worked out of it.
   *
   * @param sha256 of all it says, or of the reason it was withdrawn for
   */
  private record Shown(String number, boolean withdrawn, int edition, byte[] sha256) {
    static Shown of(JsonNode document) {
      var reason = document.get("withdrawalReason");
      return new Shown(
          document.get("indexNumber").asString(),
          reason != null,
          reason != null ? 0 : document.get("edition").asInt(),
          reason != null ? digest(reason.asString()) : PublishedContent.hash(document));
    }
  }

  private static List<Shown> shown(Remote.Answer answer) {
    var shown = new ArrayList<Shown>();
    json(answer.text()).get("documents").forEach(document -> shown.add(Shown.of(document)));
    return shown;
  }

  private void compareParts(IntStream parts) throws IOException {
    // In the order they are asked for, whatever number the site gives them.
    var asked = new ArrayDeque<Integer>();
    remote.readAll(
        parts.mapToObj(
            part -> {
              asked.add(part);
              return LIST + ":all/" + part;
            }),
        SiteComparison::shown,
        documents -> {
          int part = asked.remove();
          documents.forEach(shown -> compare(part, shown));
        });
  }

  private void compare(int part, Shown shown) {
    if (!shown.number().startsWith(prefix)) {
      return;
    }
    compared++;
    var known = ledger.get(shown.number());
    boolean right = false;
    if (known != null) {
      known.given = true;
      right =
          known.withdrawn == shown.withdrawn()
              && (known.withdrawn || known.edition == shown.edition())
              && Arrays.equals(known.sha256, shown.sha256());
    }
    if (!right) {
      doubtful.add(shown.number());
      wrongIn.put(shown.number(), part);
    }
  }

  /**
   * Reads the parts again in which something was wrong.
   *
   * @return what is wrong with documents there that are right at their own address: a site that
   *     says two things
   */
  Map<String, String> again(Set<String> wrongAnyway) throws IOException {
    var before = Map.copyOf(wrongIn);
    int counted = compared;
    wrongIn.clear();
    compareParts(before.values().stream().mapToInt(Integer::intValue).distinct().sorted());
    compared = counted;
    var found = new TreeMap<String, String>();
    for (var number : wrongIn.keySet()) {
      if (before.containsKey(number) && !wrongAnyway.contains(number)) {
        found.put(
            number,
            "CHANGED document %s: among all documents the site gives another than at its own address"
                .formatted(number));
      }
    }
    return found;
  }

  /**
   * What is wrong with each at its own address; those with which nothing is are not in it.
   *
   * @param withFiles whose attached files are fetched and hashed too
   */
  Map<String, String> each(Collection<String> numbers, Collection<String> withFiles)
      throws IOException {
    if (numbers.stream()
        .map(ledger::get)
        .anyMatch(known -> known != null && !known.withdrawn && !known.listed)) {
      // It may have come since the lists were read.
      listed();
    }
    var wrong = new TreeMap<String, String>();
    for (var number : numbers) {
      var found = each(number, ledger.get(number), withFiles.contains(number));
      if (found != null) {
        wrong.put(number, found);
      }
    }
    return wrong;
  }

  private @Nullable String each(String number, @Nullable Known known, boolean withFiles)
      throws IOException {
    if (known == null) {
      return "EXTRA document %s: it is on the site and not in the ledger".formatted(number);
    }
    var answer = remote.ask(LIST + "/" + number);
    if (known.withdrawn) {
      return withdrawn(number, known, answer);
    }
    if (answer.status() != 200) {
      return "MISSING document %s, edition %d: the site answers %d"
          .formatted(number, known.edition, answer.status());
    }
    var document = json(answer.text());
    if (document.get("edition").asInt() != known.edition) {
      return "CHANGED document %s: the site shows edition %d, the ledger knows edition %d"
          .formatted(number, document.get("edition").asInt(), known.edition);
    }
    if (!Arrays.equals(PublishedContent.hash(document), known.sha256)) {
      return "CHANGED document %s, edition %d: it does not say what was published"
          .formatted(number, known.edition);
    }
    if (!known.listed) {
      return "MISSING document %s: no list of the site shows it".formatted(number);
    }
    return withFiles ? FileComparison.problem(remote, number, document) : null;
  }

  private static @Nullable String withdrawn(String number, Known known, Remote.Answer answer) {
    if (answer.status() != GONE) {
      return "CHANGED document %s: it was withdrawn, and the site answers %d"
          .formatted(number, answer.status());
    }
    var reason = json(answer.text()).get("reason");
    return Arrays.equals(digest(reason == null ? "" : reason.asString()), known.sha256)
        ? null
        : "CHANGED document %s: its tombstone gives another reason".formatted(number);
  }

  private static byte[] digest(String text) {
    return Merkle.digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new IllegalStateException("The site gives no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
