package org.chengming.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The words of a page in one language. Templates hold the Chinese sentence, which is also the key
 * of its English; so {@code t.of("搜索")} reads as what it shows. English stands in {@code
 * messages/en*.properties}, one file an area.
 */
public final class Words {
  private static final String[] AREAS = {
    "web",
    "errors",
    "gate-files",
    "site",
    "search",
    "publishing",
    "organisations",
    "accounts",
    "imports",
    "calendar",
    "catalogue",
    "requests",
    "requests-citizen",
    "reports",
    "registers",
    "standards",
    "ledger"
  };

  public static final Words CHINESE = new Words("zh-Hans-CN", Map.of());
  public static final Words ENGLISH = new Words("en", load());

  private final String language;
  private final Map<String, String> translations;

  private Words(String language, Map<String, String> translations) {
    this.language = language;
    this.translations = translations;
  }

  /** The sentence in this language; the Chinese one where no translation stands. */
  public String of(String chinese) {
    return translations.getOrDefault(chinese, chinese);
  }

  /** The sentence with its {@code %s} filled in. */
  public String of(String chinese, Object... values) {
    return of(chinese).formatted(values);
  }

  /** The BCP 47 tag for {@code <html lang>}. */
  public String language() {
    return language;
  }

  public boolean english() {
    return this == ENGLISH;
  }

  public boolean has(String chinese) {
    return translations.containsKey(chinese);
  }

  Set<String> sentences() {
    return translations.keySet();
  }

  private static Map<String, String> load() {
    var all = new HashMap<String, String>();
    for (var area : AREAS) {
      try (var in = Words.class.getResourceAsStream("/messages/en-" + area + ".properties")) {
        if (in == null) {
          continue;
        }
        var properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        properties.forEach((k, v) -> all.put((String) k, (String) v));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Map.copyOf(all);
  }
}
