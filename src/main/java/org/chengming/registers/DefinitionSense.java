package org.chengming.registers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chengming.web.Refused.Problem;

/**
 * What a definition made at the desk may be read by and still nobody can keep records with: limits
 * that nothing lies between, two columns that are called alike.
 */
final class DefinitionSense {
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_ABOUT = 1_000;
  private static final int LONGEST_DISPLAY = 100;

  private DefinitionSense() {}

  /** Chinese sentences, all there are. */
  static List<Problem> problems(RegisterDefinition register) {
    var sentences = new ArrayList<String>();
    if (register.order().isEmpty()) {
      sentences.add("没有写按什么排序（order），列表排不出来。请写一个必填、可排序的栏目。");
    }
    if (register.title().length() > LONGEST_TITLE) {
      sentences.add("标题最多%d字。".formatted(LONGEST_TITLE));
    }
    if (register.description().length() > LONGEST_ABOUT) {
      sentences.add("说明最多%d字。".formatted(LONGEST_ABOUT));
    }
    var years = register.keeping().retentionYears();
    if (years != null && (years < 1 || years > LONGEST_DISPLAY)) {
      sentences.add("展示几年应当是1到%d，现在是%d；一直展示的空着不填。".formatted(LONGEST_DISPLAY, years));
    }
    timely(register, sentences);
    var titles = new HashSet<String>();
    for (var field : register.fields()) {
      if (!titles.add(field.title())) {
        sentences.add("有两个栏目都叫“%s”，表格里分不清。".formatted(field.title()));
      }
      field(field, sentences);
    }
    return sentences.stream().map(s -> new Problem("text", s)).toList();
  }

  private static void timely(RegisterDefinition register, List<String> sentences) {
    var timely = register.promise().timely();
    if (timely == null) {
      return;
    }
    if (register.get(timely.from()).type() != FieldType.DATE) {
      sentences.add("数公开用了多久，要从一个日期栏目数起，“%s”不是日期。".formatted(register.get(timely.from()).title()));
    }
    if (timely.workingDays() < 1) {
      sentences.add("几个工作日内公开，至少是1。");
    }
  }

  private static void field(Field field, List<String> sentences) {
    if (field.title().length() > LONGEST_TITLE) {
      sentences.add("栏目“%s”的标题最多%d字。".formatted(Field.brief(field.title()), LONGEST_TITLE));
    }
    BigDecimal least = field.limits().minimum();
    BigDecimal most = field.limits().maximum();
    if (least != null && most != null && least.compareTo(most) > 0) {
      sentences.add(
          "栏目“%s”的最小（%s）比最大（%s）还大，什么也填不进去。"
              .formatted(field.title(), least.toPlainString(), most.toPlainString()));
    }
    if ((least != null || most != null) && !counted(field.type())) {
      sentences.add("栏目“%s”不是数，不能写最小、最大。".formatted(field.title()));
    }
    for (var value : field.vocabulary()) {
      if (!readAsItself(field.type(), value)) {
        sentences.add(
            "栏目“%s”只能是的值里，“%s”不是%s。".formatted(field.title(), value, field.type().wanted()));
      }
    }
  }

  private static boolean counted(FieldType type) {
    return type == FieldType.NUMBER || type == FieldType.INTEGER || type == FieldType.YEAR;
  }

  /** Values are compared with the list as they are written for programs. */
  private static boolean readAsItself(FieldType type, String value) {
    try {
      return type.parse(value).toString().equals(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
