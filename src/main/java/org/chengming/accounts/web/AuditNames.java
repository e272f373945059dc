package org.chengming.accounts.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/**
 * What acts and their subjects are called in Chinese; each module adds its own to {@code
 * messages/acts.properties}.
 */
final class AuditNames {
  record Name(String code, String label) {}

  private static final Properties NAMES = load();

  private AuditNames() {}

  /** The Chinese name; the code itself where none stands. */
  static String of(String code) {
    return NAMES.getProperty(code, code);
  }

  /** All acts that have a name, by name. */
  static List<Name> acts() {
    return NAMES.stringPropertyNames().stream()
        .filter(code -> Character.isUpperCase(code.charAt(0)))
        .map(code -> new Name(code, of(code)))
        .sorted(Comparator.comparing(Name::code))
        .toList();
  }

  private static Properties load() {
    var names = new Properties();
    try (var in =
        new InputStreamReader(
            new ClassPathResource("messages/acts.properties").getInputStream(),
            StandardCharsets.UTF_8)) {
      names.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }
}
