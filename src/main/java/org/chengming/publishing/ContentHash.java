package org.chengming.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of all that an edition says, in lower-case hex.
 *
 * <p>Hashed are the UTF-8 bytes of these lines, each {@code name}, one space, the length of the
 * value in bytes, one space, the value, one line feed; an absent value has length 0: {@code title,
 * documentNumber, genre, theme, duty, audience, attribute, reason, formedOn, effectiveOn,
 * expiresOn, summary, keywords} (joined by U+001F), {@code content} (the cleaned HTML with pictures
 * named by hash), then {@code attachment} once each in order: name, U+001F, its own SHA-256.
 */
final class ContentHash {
  private ContentHash() {}

  static String of(EditionFields f, List<AttachedFile> attachments) {
    var hash = sha256();
    line(hash, "title", f.title());
    line(hash, "documentNumber", f.documentNumber());
    line(hash, "genre", f.classes().genre());
    line(hash, "theme", f.classes().theme());
    line(hash, "duty", f.classes().duty());
    line(hash, "audience", f.classes().audience());
    line(hash, "attribute", f.disclosure().attribute());
    line(hash, "reason", f.disclosure().reason());
    line(hash, "formedOn", f.days().formedOn());
    line(hash, "effectiveOn", f.days().effectiveOn());
    line(hash, "expiresOn", f.days().expiresOn());
    line(hash, "summary", f.summary());
    line(hash, "keywords", f.keywords().stream().collect(Collectors.joining("\u001f")));
    line(hash, "content", f.contentHtml());
    attachments.forEach(a -> line(hash, "attachment", a.name() + "\u001f" + a.sha256()));
    return HexFormat.of().formatHex(hash.digest());
  }

  private static void line(MessageDigest hash, String name, @Nullable Object value) {
    var shown = bytes(value == null ? "" : value.toString());
    hash.update(bytes(name + " " + shown.length + " "));
    hash.update(shown);
    hash.update((byte) '\n');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
