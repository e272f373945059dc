package org.chengming.imports;

import java.util.Optional;
import java.util.regex.Pattern;

/** Rules for titles: those a list page cut off, and those that were spaced out for looks. */
final class TitleMends {
  private static final Pattern DOTS = Pattern.compile("\\s*(?:\\.{2,}|…+|。{2,})$");
  private static final Pattern SPACED =
      Pattern.compile("(?<=[\\u4E00-\\u9FFF]) (?=[\\u4E00-\\u9FFF])");
  private static final int LINES_LOOKED_AT = 4;
  private static final int OVERLAP = 8;
  private static final int LONGEST_REST = 80;

  /**
   * A title ending in "..." is completed from the first lines of the body if one continues it, else
   * kept as it is.
   */
  static void cutTitle(Row row) {
    var title = row.get(Field.TITLE);
    var dots = DOTS.matcher(title);
    if (!dots.find()) {
      return;
    }
    var cut = title.substring(0, dots.start());
    var whole =
        row.get(Field.TEXT)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .limit(LINES_LOOKED_AT)
            .map(line -> continued(cut, line))
            .flatMap(Optional::stream)
            .findFirst();
    if (whole.isPresent()) {
      row.repair(Field.TITLE, whole.get(), "标题截断：按正文补全为“%s”".formatted(whole.get()));
    } else {
      row.remark("标题截断：正文开头没有接得上的，照原样保留");
    }
  }

  /**
   * The line continues the title when it contains the title's last characters and goes on within
   * the same sentence.
   */
  private static Optional<String> continued(String cut, String line) {
    var have = cut.replaceAll("\\s+", "");
    var text = line.replaceAll("\\s+", "");
    if (have.length() < OVERLAP) {
      return Optional.empty();
    }
    var at =
        text.startsWith(have)
            ? have.length()
            : after(text, have.substring(have.length() - OVERLAP));
    if (at < 0 || at >= text.length()) {
      return Optional.empty();
    }
    var rest = text.substring(at);
    return rest.length() > LONGEST_REST
            || rest.contains("。")
            || rest.contains("，") && !rest.contains("》")
        ? Optional.empty()
        : Optional.of(cut.strip() + rest);
  }

  private static int after(String text, String tail) {
    var at = text.indexOf(tail);
    return at < 0 ? -1 : at + tail.length();
  }

  /** 河 北 省 教 育 厅 becomes 河北省教育厅; one space between two issuers (after 厅, 局, 委 …) stands. */
  static void spacedTitle(Row row) {
    var title = row.get(Field.TITLE);
    var spaces = SPACED.matcher(title).results().count();
    if (spaces < 3) {
      return;
    }
    var closed = SPACED.matcher(title).replaceAll("");
    row.repair(Field.TITLE, closed, "标题空格：汉字之间的 %d 个空格去掉".formatted(spaces));
  }

  private TitleMends() {}
}
