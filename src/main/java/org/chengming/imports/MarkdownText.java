package org.chengming.imports;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A Markdown file with metadata in front. Two forms: lines {@code key: value} between two {@code
 * ---}, or the form law collections use, a heading, lines of history and {@code <!-- INFO END -->}.
 *
 * @param history the lines between heading and end mark; empty in the first form
 */
record MarkdownText(Row row, List<String> history) {
  private static final Pattern FRONT =
      Pattern.compile("\\A---\\s*\\R(.*?)\\R---\\s*(?:\\R|\\z)", Pattern.DOTALL);
  private static final Pattern ENTRY = Pattern.compile("^([\\p{L}\\w]+)\\s*[:：]\\s*(.*)$");
  private static final String INFO_END = "<!-- INFO END -->";

  static MarkdownText read(int number, String text) {
    var front = FRONT.matcher(text);
    if (front.find()) {
      return frontMatter(new Row(number), front.group(1), text.substring(front.end()));
    }
    var end = text.indexOf(INFO_END);
    return end < 0
        ? headed(new Row(number), "", text)
        : headed(new Row(number), text.substring(0, end), text.substring(end + INFO_END.length()));
  }

  private static MarkdownText frontMatter(Row row, String front, String content) {
    front
        .lines()
        .forEach(
            line -> {
              var entry = ENTRY.matcher(line.strip());
              if (entry.matches()) {
                Field.of(entry.group(1))
                    .ifPresent(field -> row.set(field, unquoted(entry.group(2))));
              }
            });
    row.set(Field.MARKDOWN, content.strip());
    return new MarkdownText(row, List.of());
  }

  private static MarkdownText headed(Row row, String head, String content) {
    var lines = head.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    var body = content.strip();
    if (!lines.isEmpty() && lines.getFirst().startsWith("# ")) {
      row.set(Field.TITLE, lines.getFirst().substring(2).strip());
      lines = lines.subList(1, lines.size());
    } else if (body.startsWith("# ")) {
      var first = body.lines().findFirst().orElseThrow();
      row.set(Field.TITLE, first.substring(2).strip());
      body = body.substring(first.length()).strip();
    }
    row.set(Field.MARKDOWN, lines.isEmpty() ? body : String.join("\n\n", lines) + "\n\n" + body);
    return new MarkdownText(row, List.copyOf(lines));
  }

  private static String unquoted(String value) {
    var text = value.strip();
    var quoted =
        text.length() > 1
            && (text.startsWith("\"") && text.endsWith("\"")
                || text.startsWith("'") && text.endsWith("'"));
    var plain = quoted ? text.substring(1, text.length() - 1) : text;
    return plain.startsWith("[") && plain.endsWith("]")
        ? plain.substring(1, plain.length() - 1).replaceAll("\\s*[,，]\\s*", "；")
        : plain;
  }
}
