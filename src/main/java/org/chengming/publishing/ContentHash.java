package org.chengming.publishing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
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

  static String of(EditionFields fields, List<AttachedFile> attachments) {
    return DigestUtils.sha256Hex(bytes(fields, attachments));
  }

  /** What is hashed; whoever holds these bytes can hash them again. */
  static byte[] bytes(EditionFields f, List<AttachedFile> attachments) {
    var out = new ByteArrayOutputStream();
    line(out, "title", f.title());
    line(out, "documentNumber", f.documentNumber());
    line(out, "genre", f.classes().genre());
    line(out, "theme", f.classes().theme());
    line(out, "duty", f.classes().duty());
    line(out, "audience", f.classes().audience());
    line(out, "attribute", f.disclosure().attribute());
    line(out, "reason", f.disclosure().reason());
    line(out, "formedOn", f.days().formedOn());
    line(out, "effectiveOn", f.days().effectiveOn());
    line(out, "expiresOn", f.days().expiresOn());
    line(out, "summary", f.summary());
    line(out, "keywords", String.join("\u001f", f.keywords()));
    line(out, "content", f.contentHtml());
    attachments.forEach(a -> line(out, "attachment", a.name() + "\u001f" + a.sha256()));
    return out.toByteArray();
  }

  private static void line(ByteArrayOutputStream out, String name, @Nullable Object value) {
    var shown = utf8(value == null ? "" : value.toString());
    out.writeBytes(utf8(name + " " + shown.length + " "));
    out.writeBytes(shown);
    out.write('\n');
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
