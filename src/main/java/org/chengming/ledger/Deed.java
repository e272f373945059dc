package org.chengming.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done in public, as the ledger records it.
 *
 * <p>Its leaf is UTF-8 text of lines, each a name, one space, a value and a line feed: {@code
 * chengming-ledger v1}, {@code kind}, {@code subject}, {@code edition} (left out where there is
 * none), {@code time} (UTC, to the second), then each hash under what it is a hash of.
 *
 * @param subject the number it is known by to the public: an index number, a request number
 * @param at cut to the second
 */
public record Deed(
    LedgerKind kind, String subject, @Nullable Integer edition, Instant at, List<Hash> hashes) {
  private static final String HEAD = "chengming-ledger v1\n";
  private static final Pattern SUBJECT = Pattern.compile("[^\\s\\p{C}]{1,200}");
  private static final Pattern LINE = Pattern.compile("([a-z]+) (.*)");
  private static final Set<String> FIELDS = Set.of("kind", "subject", "edition", "time");

  /** Keeps the longest leaf below the 65,535 bytes a bundle of entries gives it. */
  public static final int MOST_HASHES = 700;

  /**
   * @param of what was hashed, one lower-case word: {@code content}, {@code file}, {@code reason}
   * @param sha256 in lower-case hex
   */
  public record Hash(String of, String sha256) {
    private static final Pattern WORD = Pattern.compile("[a-z]{1,20}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Hash {
      if (!WORD.matcher(of).matches() || FIELDS.contains(of) || !HEX.matcher(sha256).matches()) {
        throw new IllegalArgumentException("No hash of a deed: %s %s".formatted(of, sha256));
      }
    }
  }

  public Deed {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException("No subject of a deed: " + subject);
    }
    if (edition != null && edition < 1) {
      throw new IllegalArgumentException("No edition of a deed: " + edition);
    }
    if (hashes.size() > MOST_HASHES) {
      throw new IllegalArgumentException(
          "A deed holds at most %d hashes, not %d".formatted(MOST_HASHES, hashes.size()));
    }
    at = at.truncatedTo(ChronoUnit.SECONDS);
    hashes = List.copyOf(hashes);
  }

  /** The text whose bytes in UTF-8 are hashed as a leaf of the tree. */
  public String leaf() {
    var leaf = new StringBuilder(160 + 75 * hashes.size()).append(HEAD);
    leaf.append("kind ").append(kind.word()).append('\n');
    leaf.append("subject ").append(subject).append('\n');
    if (edition != null) {
      leaf.append("edition ").append(edition).append('\n');
    }
    leaf.append("time ").append(at).append('\n');
    for (var hash : hashes) {
      leaf.append(hash.of()).append(' ').append(hash.sha256()).append('\n');
    }
    return leaf.toString();
  }

  /**
   * @throws IllegalArgumentException where the text is no leaf, to the last byte
   */
  public static Deed parse(String leaf) {
    if (!leaf.startsWith(HEAD) || !leaf.endsWith("\n")) {
      throw new IllegalArgumentException("No leaf of this ledger: " + leaf);
    }
    var fields = new HashMap<String, String>();
    var hashes = new ArrayList<Hash>();
    for (var line : leaf.substring(HEAD.length(), leaf.length() - 1).split("\n", -1)) {
      var found = LINE.matcher(line);
      if (!found.matches()) {
        throw new IllegalArgumentException("No line of a leaf: " + line);
      }
      if (FIELDS.contains(found.group(1))) {
        fields.put(found.group(1), found.group(2));
      } else {
        hashes.add(new Hash(found.group(1), found.group(2)));
      }
    }
    var deed = of(fields, hashes);
    if (!deed.leaf().equals(leaf)) {
      throw new IllegalArgumentException("A leaf written otherwise than it should be: " + leaf);
    }
    return deed;
  }

  private static Deed of(Map<String, String> fields, List<Hash> hashes) {
    var edition = fields.get("edition");
    try {
      return new Deed(
          LedgerKind.of(fields.getOrDefault("kind", "")),
          fields.getOrDefault("subject", ""),
          edition == null ? null : Integer.valueOf(edition),
          Instant.parse(fields.getOrDefault("time", "")),
          hashes);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("No time of a leaf: " + fields.get("time"), e);
    }
  }
}
