package org.chengming.publishing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengming.web.Refused;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Pictures in a text are attachments of the same edition. A draft names them by hash; a live
 * edition by the public address of its attachment, which dies with the edition.
 */
public final class Pictures {
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

  /** Pictures of a draft's text that say nothing to whoever does not see them, by hash. */
  public static List<String> withoutWords(String html) {
    return Jsoup.parseBodyFragment(html).select("img").stream()
        .filter(i -> i.attr("alt").isBlank())
        .map(i -> i.attr("src"))
        .filter(src -> src.startsWith(RichText.DESK_FILES))
        .map(src -> src.substring(RichText.DESK_FILES.length()))
        .distinct()
        .toList();
  }

  /** The text with these words for the picture, wherever it stands. */
  static String described(String html, String sha256, String words) {
    var document = Jsoup.parseBodyFragment(html);
    document.outputSettings(new Document.OutputSettings().prettyPrint(false).charset("UTF-8"));
    var pictures = document.select("img[src=" + RichText.DESK_FILES + sha256 + "]");
    if (pictures.isEmpty()) {
      throw Refused.conflict("这张图片已经不在正文里了。", "No picture %s in the text".formatted(sha256));
    }
    pictures.attr("alt", words);
    return document.body().html();
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
