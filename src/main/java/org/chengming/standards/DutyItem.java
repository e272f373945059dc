package org.chengming.standards;

import java.util.List;
import java.util.regex.Pattern;
import org.chengming.organisations.BodyLevel;
import org.jspecify.annotations.Nullable;

/**
 * A line of a standard, with the columns of the national tables (基层政务公开标准目录).
 *
 * @param id its identity through all versions; 0 before it has one
 * @param code within the standard, {@code 3.2}
 * @param firstLevel 一级事项
 * @param secondLevel 二级事项
 * @param content 公开内容（要素）
 * @param basis 公开依据
 * @param subject 公开主体
 * @param channels 公开渠道和载体
 * @param audience 公开对象
 * @param levels 公开层级: levels of bodies it binds, empty for all
 * @param duty the matter of Art. 20 it belongs to, {@code 20-7}; null for none
 * @param register what it is compiled from, as {@link ItemRegister} reads it; null for documents
 * @param words what a title says of a document that fulfils it: each entry is an alternative, all
 *     words of one must occur, none of those behind a {@code -}
 */
public record DutyItem(
    long id,
    String code,
    String firstLevel,
    String secondLevel,
    String content,
    String basis,
    TimeLimit limit,
    String subject,
    List<String> channels,
    String audience,
    Way way,
    List<BodyLevel> levels,
    @Nullable String duty,
    @Nullable String register,
    List<String> words) {

  static final Pattern CODE = Pattern.compile("[0-9a-z]+([.-][0-9a-z]+)*");

  /** 公开方式. */
  public enum Way {
    PROACTIVE("主动"),
    ON_REQUEST("依申请");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public DutyItem {
    channels = List.copyOf(channels);
    levels = List.copyOf(levels);
    words = List.copyOf(words);
    if (!CODE.matcher(code).matches() || firstLevel.isBlank() || secondLevel.isBlank()) {
      throw new IllegalArgumentException(
          "Item \"%s\" needs a code like 3.2 and both levels".formatted(code));
    }
  }

  /** The same with the identity it has. */
  DutyItem known(long identity) {
    return with(identity, code);
  }

  /** The same under another number. */
  DutyItem numbered(String other) {
    return with(id, other);
  }

  private DutyItem with(long identity, String number) {
    return new DutyItem(
        identity,
        number,
        firstLevel,
        secondLevel,
        content,
        basis,
        limit,
        subject,
        channels,
        audience,
        way,
        levels,
        duty,
        register,
        words);
  }

  boolean binds(BodyLevel level) {
    return levels.isEmpty() || levels.contains(level);
  }

  /**
   * Whether a document of this title and matter of Art. 20 fulfils it without anybody saying so.
   */
  boolean fits(String title, @Nullable String dutyOfDocument) {
    if (words.equals(BY_DUTY)) {
      return duty != null && duty.equals(dutyOfDocument);
    }
    return words.stream().anyMatch(all -> containsAll(title, all));
  }

  /** The words of an item that whatever bears its matter of Art. 20 fulfils. */
  static final List<String> BY_DUTY = List.of("*");

  /** What is about another document, or no more than a draft, is not that document. */
  private static final List<String> ABOUT = List.of("废止", "征求意见", "解读", "更正");

  private static boolean containsAll(String title, String all) {
    var wanted = false;
    for (var word : all.split("\\s+")) {
      var not = word.startsWith("-");
      if (not == title.contains(not ? word.substring(1) : word)) {
        return false;
      }
      wanted |= !not;
    }
    return wanted && ABOUT.stream().noneMatch(w -> title.contains(w) && !all.contains(w));
  }
}
