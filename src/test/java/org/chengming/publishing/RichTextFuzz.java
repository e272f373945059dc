package org.chengming.publishing;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jsoup.Jsoup;

/** HTML and Markdown of anybody become what is allowed, whatever they were. */
public final class RichTextFuzz {
  private static final Set<String> NEVER =
      Set.of(
          "script", "style", "iframe", "object", "embed", "form", "input", "svg", "math", "base",
          "link", "meta");

  private RichTextFuzz() {}

  /** Loads and instruments what is needed before anything is timed. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(
        "<h1>一</h1><p><a href='/'>b</a><table><tr><td>c</table>\n\n* d"
            .getBytes(StandardCharsets.UTF_8));
  }

  public static void fuzzerTestOneInput(byte[] bytes) {
    var typed = new String(bytes, StandardCharsets.UTF_8);
    safe(RichText.ofHtml(typed));
    safe(RichText.ofMarkdown(typed));
    var clean = RichText.clean(typed);
    safe(clean);
    RichText.text(clean);
  }

  private static void safe(String html) {
    for (var element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
      if (NEVER.contains(element.normalName())) {
        throw new IllegalStateException("passed: " + element.normalName() + " in " + html);
      }
      for (var attribute : element.attributes()) {
        var name = attribute.getKey().toLowerCase(java.util.Locale.ROOT);
        var value = attribute.getValue().strip().toLowerCase(java.util.Locale.ROOT);
        if (name.startsWith("on")
            || name.equals("style")
            || name.equals("srcdoc")
            || value.startsWith("javascript:")
            || value.startsWith("vbscript:")
            || (value.startsWith("data:") && !value.startsWith("data:image/"))) {
          throw new IllegalStateException("passed: " + attribute + " in " + html);
        }
      }
    }
  }
}
