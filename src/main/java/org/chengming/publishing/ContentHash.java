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
    var text = new StringBuilder();
    line(text, "title", f.title());
    line(text, "documentNumber", f.documentNumber());
    line(text, "genre", f.classes().genre());
    line(text, "theme", f.classes().theme());
    line(text, "duty", f.classes().duty());
    line(text, "audience", f.classes().audience());
    line(text, "attribute", f.disclosure().attribute());
    line(text, "reason", f.disclosure().reason());
    line(text, "formedOn", f.days().formedOn());
    line(text, "effectiveOn", f.days().effectiveOn());
    line(text, "expiresOn", f.days().expiresOn());
    line(text, "summary", f.summary());
    line(text, "keywords", f.keywords().stream().collect(Collectors.joining("\u001f")));
    line(text, "content", f.contentHtml());
    attachments.forEach(a -> line(text, "attachment", a.name() + "\u001f" + a.sha256()));
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void line(StringBuilder text, String name, @Nullable Object value) {
    var shown = value == null ? "" : value.toString();
    text.append(name)
        .append(' ')
        .append(shown.getBytes(StandardCharsets.UTF_8).length)
        .append(' ')
        .append(shown)
        .append('\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
