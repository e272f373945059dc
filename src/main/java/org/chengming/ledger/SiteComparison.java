package org.chengming.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a site shows of its documents, held against what its ledger says of them. */
final class SiteComparison {
  private static final String LIST = "/api/v1/documents";
  private static final int GONE = 410;

  private final Remote remote;
  private final String prefix;

  /**
   * @param prefix of the index numbers that are compared; empty for all
   */
  SiteComparison(Remote remote, String prefix) {
    this.remote = remote;
    this.prefix = prefix;
  }

  /** Index numbers the site lists as public. */
  Set<String> listed() throws IOException {
    var found = new LinkedHashSet<String>();
    for (var path = LIST + "?size=100"; path != null; ) {
      var page = json(remote.read(path).text());
      for (var item : page.get("items")) {
        var url = item.get("url").asString();
        var number = url.substring(url.indexOf("/documents/") + "/documents/".length());
        if (number.startsWith(prefix)) {
          found.add(number);
        }
      }
      var next = page.get("next");
      path =
          next == null || next.isNull()
              ? null
              : next.asString().substring(next.asString().indexOf(LIST));
    }
    return found;
  }

  /** Subjects of documents that the ledger and the site speak of. */
  Set<String> subjects(Map<String, Deed> newest, Set<String> listed) {
    var subjects = new LinkedHashSet<>(listed);
    newest.forEach(
        (subject, deed) -> {
          if (document(deed) && subject.startsWith(prefix)) {
            subjects.add(subject);
          }
        });
    return subjects;
  }

  private static boolean document(Deed deed) {
    return switch (deed.kind()) {
      case DOCUMENT_PUBLISHED, DOCUMENT_CORRECTED, DOCUMENT_WITHDRAWN -> true;
      default -> false;
    };
  }

  /** What is wrong with each document; those with which nothing is are not in it. */
  Map<String, String> compare(Set<String> subjects, Map<String, Deed> newest, Set<String> listed)
      throws IOException {
    var wrong = new TreeMap<String, String>();
    for (var subject : subjects) {
      var found = compare(subject, newest.get(subject), listed.contains(subject));
      if (found != null) {
        wrong.put(subject, found);
      }
    }
    return wrong;
  }

  private @Nullable String compare(String subject, @Nullable Deed deed, boolean isListed)
      throws IOException {
    if (deed == null) {
      return "EXTRA document %s: it is on the site and not in the ledger".formatted(subject);
    }
    var answer = remote.ask(LIST + "/" + subject);
    if (deed.kind() == LedgerKind.DOCUMENT_WITHDRAWN) {
      return withdrawn(subject, deed, answer);
    }
    if (answer.status() != 200) {
      return "MISSING document %s, edition %d: the site answers %d"
          .formatted(subject, deed.edition(), answer.status());
    }
    var document = json(answer.text());
    if (!Integer.valueOf(document.get("edition").asInt()).equals(deed.edition())) {
      return "CHANGED document %s: the site shows edition %d, the ledger knows edition %d"
          .formatted(subject, document.get("edition").asInt(), deed.edition());
    }
    if (!PublishedContent.hash(document).equals(hash(deed, "content"))) {
      return "CHANGED document %s, edition %d: it does not say what was published"
          .formatted(subject, deed.edition());
    }
    return isListed ? null : "MISSING document %s: no list of the site shows it".formatted(subject);
  }

  private static @Nullable String withdrawn(String subject, Deed deed, Remote.Answer answer) {
    if (answer.status() != GONE) {
      return "CHANGED document %s: it was withdrawn, and the site answers %d"
          .formatted(subject, answer.status());
    }
    var reason = json(answer.text()).get("reason");
    var said = reason == null ? "" : reason.asString();
    var hash =
        HexFormat.of().formatHex(Merkle.digest().digest(said.getBytes(StandardCharsets.UTF_8)));
    return hash.equals(hash(deed, "reason"))
        ? null
        : "CHANGED document %s: its tombstone gives another reason".formatted(subject);
  }

  private static String hash(Deed deed, String of) {
    return deed.hashes().stream()
        .filter(hash -> hash.of().equals(of))
        .map(Deed.Hash::sha256)
        .findFirst()
        .orElse("");
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new IllegalStateException("The site gives no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
