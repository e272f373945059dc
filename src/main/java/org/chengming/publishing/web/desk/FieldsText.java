package org.chengming.publishing.web.desk;

import java.util.ArrayList;
import java.util.List;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.RichText;
import org.jspecify.annotations.Nullable;

/** All that an edition says as lines of plain text, to be compared. */
final class FieldsText {
  private FieldsText() {}

  static String of(EditionFields f) {
    var lines = new ArrayList<String>();
    add(lines, "标题", f.title());
    add(lines, "发文字号", f.documentNumber());
    add(lines, "体裁", f.classes().genre());
    add(lines, "主题", f.classes().theme());
    add(lines, "公开事项", f.classes().duty());
    add(lines, "服务对象", f.classes().audience());
    add(lines, "公开属性", f.disclosure().attribute().label());
    add(lines, "理由", f.disclosure().reason());
    add(lines, "成文日期", f.days().formedOn());
    add(lines, "施行日期", f.days().effectiveOn());
    add(lines, "有效期至", f.days().expiresOn());
    add(lines, "内容概述", f.summary());
    add(lines, "关键词", String.join("；", f.keywords()));
    return String.join("\n", lines) + "\n" + RichText.text(f.contentHtml());
  }

  private static void add(List<String> lines, String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      lines.add(name + "：" + value);
    }
  }
}
