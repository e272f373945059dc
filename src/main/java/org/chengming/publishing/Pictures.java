package org.chengming.publishing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures in a text are attachments of the same edition. A draft names them by hash; a live
 * edition by the public address of its attachment, which dies with the edition.
 */
final class Pictures {
  private static final Pattern DESK =
      Pattern.compile("src=\"" + RichText.DESK_FILES + "([0-9a-f]{64})\"");
  private static final Pattern PUBLIC = Pattern.compile("src=\"/attachments/(\\d+)/[^\"]*\"");

  /** An attachment with its id. */
  record Kept(long id, AttachedFile file) {}

  private Pictures() {}

  static boolean any(String html) {
    return html.contains(RichText.DESK_FILES);
  }

  /** Hashes of pictures in a draft's text that are not among its attachments. */
  static List<String> missing(String html, List<AttachedFile> attachments) {
    return DESK.matcher(html)
        .results()
        .map(m -> m.group(1))
        .filter(hash -> attachments.stream().noneMatch(a -> a.sha256().equals(hash)))
        .distinct()
        .toList();
  }

  static String toPublic(String html, List<Kept> attachments) {
    return DESK.matcher(html)
        .replaceAll(
            m ->
                attachments.stream()
                    .filter(a -> a.file().sha256().equals(m.group(1)))
                    .findFirst()
                    .map(a -> Matcher.quoteReplacement("src=\"" + address(a) + "\""))
                    .orElse("src=\"\""));
  }

  static String toDesk(String html, List<Kept> attachments) {
    return PUBLIC
        .matcher(html)
        .replaceAll(
            m ->
                attachments.stream()
                    .filter(a -> a.id() == Long.parseLong(m.group(1)))
                    .findFirst()
                    .map(a -> "src=\"" + RichText.DESK_FILES + a.file().sha256() + "\"")
                    .orElse("src=\"\""));
  }

  static String address(Kept attachment) {
    return "/attachments/%d/%s"
        .formatted(
            attachment.id(),
            URLEncoder.encode(attachment.file().name(), StandardCharsets.UTF_8)
                .replace("+", "%20"));
  }
}
