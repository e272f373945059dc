package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a template may contain: it shows a record of its own package, in the common layout, without
 * script or style.
 */
class TemplateTests {
  private static final Path SOURCES = Path.of("src/main/java/org/chengming");
  private static final Pattern IMPORT =
      Pattern.compile("^@import (static )?([\\w.]+)", Pattern.MULTILINE);
  private static final Pattern INLINE =
      Pattern.compile(
          "<style|\\sstyle=|<script(?![^>]*(\\ssrc=|application/ld\\+json))|\\son[a-z]+=|javascript:");

  @Test
  void templates_import_only_their_own_package_and_web() throws IOException {
    var wrong = new ArrayList<String>();
    for (var template : templates()) {
      var own =
          "org.chengming."
              + SOURCES.relativize(template.getParent()).toString().replace('/', '.')
              + ".";
      var imports = IMPORT.matcher(Files.readString(template));
      while (imports.find()) {
        var name = imports.group(2);
        if (name.startsWith("org.chengming.")
            && !inPackage(name, own)
            && !inPackage(name, "org.chengming.web.")) {
          wrong.add(template + " imports " + name);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void templates_carry_no_inline_script_style_or_handler() throws IOException {
    var wrong = new ArrayList<String>();
    for (var template : templates()) {
      var found = INLINE.matcher(Files.readString(template));
      while (found.find()) {
        wrong.add(template + " has " + found.group());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void unescaped_output_stands_only_where_it_was_sanitised() throws IOException {
    var unsafe = new ArrayList<String>();
    for (var template : templates()) {
      var lines = Files.readAllLines(template);
      for (var line : lines) {
        if (line.contains("$unsafe{")) {
          unsafe.add(SOURCES.relativize(template) + ": " + line.strip());
        }
      }
    }
    // Each of these renders text that a named class sanitised or escaped; a new one is a reviewed
    // decision.
    assertThat(unsafe.stream().map(u -> u.substring(0, u.indexOf(':'))).distinct().toList())
        .isSubsetOf(UNSAFE_ALLOWED);
  }

  private static final List<String> UNSAFE_ALLOWED =
      List.of(
          "web/layout.jte",
          "publishing/web/site/document.jte",
          "publishing/web/site/edition.jte",
          "publishing/web/desk/editor.jte",
          "publishing/web/desk/review.jte",
          "search/web/search.jte");

  private static boolean inPackage(String name, String packagePrefix) {
    return name.startsWith(packagePrefix);
  }

  private static List<Path> templates() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files.filter(f -> f.toString().endsWith(".jte")).sorted().toList();
    }
  }
}
