package org.chengming.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chengming.web.Refused.Problem;

/**
 * What a new version of a definition may not do to records that stand: nothing they say may be lost
 * or come to light.
 */
final class DefinitionChange {
  private DefinitionChange() {}

  /**
   * @param empty the fields that some record leaves empty
   */
  static List<Problem> problems(
      RegisterDefinition before, RegisterDefinition after, boolean records, Set<String> empty) {
    var sentences = new ArrayList<String>();
    if (!before.name().equals(after.name())) {
      sentences.add("登记簿的名字不能改，它在地址里。");
    }
    if (records && !before.key().equals(after.key())) {
      sentences.add("已经有记录，主键不能改：记录的地址由它来。");
    }
    if (!Objects.equals(before.partition(), after.partition())) {
      sentences.add("分区不能在这里改。");
    }
    for (var old : before.fields()) {
      after
          .field(old.name())
          .ifPresentOrElse(
              now -> field(old, now, records, sentences),
              () -> sentences.add("栏目“%s”不能去掉；不再用的，改为不公开、可空。".formatted(old.title())));
    }
    if (records) {
      for (var now : after.fields()) {
        if (now.sort() && (before.field(now.name()).isEmpty() || empty.contains(now.name()))) {
          sentences.add("栏目“%s”在有的记录里是空的，不能用来排序。".formatted(now.title()));
        }
      }
    }
    return sentences.stream().map(s -> new Problem("text", s)).toList();
  }

  private static void field(Field old, Field now, boolean records, List<String> sentences) {
    if (records
        && old.unit() != null
        && now.unit() != null
        && !Headings.means(now.unit(), old.unit())) {
      sentences.add(
          "栏目“%s”的单位不能从%s改成%s：已经有的数会变成别的意思。请加一个新的栏目。"
              .formatted(old.title(), old.unit(), now.unit()));
    }
    if (old.type() != now.type()) {
      sentences.add("栏目“%s”的类型不能改；请加一个新的栏目。".formatted(old.title()));
    }
    if (old.personal() != now.personal()) {
      sentences.add("栏目“%s”是不是个人信息不能改；请加一个新的栏目，或者写明怎样遮盖。".formatted(old.title()));
    }
  }

  /** What is other than before, for whoever looks before they save. */
  static List<String> told(RegisterDefinition before, RegisterDefinition after) {
    var told = new ArrayList<String>();
    if (!before.title().equals(after.title())) {
      told.add("把标题改成“%s”".formatted(after.title()));
    }
    if (!before.description().equals(after.description())) {
      told.add("改说明");
    }
    if (!List.of(before.area(), before.duty(), before.licence(), before.rhythm())
        .equals(List.of(after.area(), after.duty(), after.licence(), after.rhythm()))) {
      told.add("改领域、事项、许可或者更新频率");
    }
    for (var now : after.fields()) {
      var old = before.field(now.name());
      if (old.isEmpty()) {
        told.add("加栏目“%s”".formatted(now.title()));
      } else if (!old.get().equals(now)) {
        told.add("改栏目“%s”".formatted(now.title()));
      }
    }
    if (!before.key().equals(after.key())) {
      told.add("改主键");
    }
    if (!before.order().equals(after.order())) {
      told.add("改排序");
    }
    if (!before.views().equals(after.views())) {
      told.add("改图和其他看法");
    }
    if (!Objects.equals(before.lookup(), after.lookup())) {
      told.add("改自助查询");
    }
    if (!before.computed().equals(after.computed())) {
      told.add("改自动计算");
    }
    if (!before.rules().equals(after.rules())) {
      told.add("改校验规则");
    }
    if (!before.keeping().equals(after.keeping())) {
      told.add("改保管和展示期");
    }
    if (!Objects.equals(before.promise(), after.promise())) {
      told.add("改公开和答复的期限，已经有的记录再带进来时才重新算");
    }
    return told;
  }
}
