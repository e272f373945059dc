package org.chengming.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content hash of a document, worked out of what the API gives everybody. It is written anew
 * from the description of the format, so that it can disagree with the one that published.
 */
final class PublishedContent {
  private static final Pattern PICTURE = Pattern.compile("src=\"/attachments/(\\d+)/[^\"]*\"");
  private static final Pattern FILE = Pattern.compile("/attachments/(\\d+)/");

  private final MessageDigest digest = Merkle.digest();

  private PublishedContent() {}

  /** 32 bytes. */
  static byte[] hash(JsonNode document) {
    return new PublishedContent().of(document);
  }

  private byte[] of(JsonNode document) {
    for (var name : List.of("title", "documentNumber", "genre", "theme", "duty", "audience")) {
      line(name, text(document, name));
    }
    line("attribute", "PROACTIVE");
    for (var name : List.of("reason", "formedOn", "effectiveOn", "expiresOn", "summary")) {
      line(name, text(document, name));
    }
    var keywords = new ArrayList<String>();
    document.get("keywords").forEach(keyword -> keywords.add(keyword.asString()));
    line("keywords", String.join("\u001f", keywords));
    line("content", content(document));
    document
        .get("attachments")
        .forEach(file -> line("attachment", text(file, "name") + "\u001f" + text(file, "sha256")));
    return digest.digest();
  }

  /** Pictures are named by their hash in what was hashed. */
  private static String content(JsonNode document) {
    return PICTURE
        .matcher(text(document, "contentHtml"))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "src=\"/desk/documents/files/%s\""
                        .formatted(picture(document, found.group(1)))));
  }

  private static String picture(JsonNode document, String id) {
    for (var file : document.get("attachments")) {
      var found = FILE.matcher(text(file, "url"));
      if (found.find() && found.group(1).equals(id)) {
        return text(file, "sha256");
      }
    }
    return "";
  }

  private static String text(JsonNode node, String name) {
    @Nullable JsonNode value = node.get(name);
    return value == null || value.isNull() ? "" : value.asString();
  }

  private void line(String name, String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    digest.update((name + " " + bytes.length + " ").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    digest.update((byte) '\n');
  }
}
