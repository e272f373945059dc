package org.chengming.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column of the record schema (docs/features/imports.md): its name in JSON, and the Chinese
 * headings it is known by.
 */
enum Field {
  SOURCE("source", "数据来源"),
  SOURCE_ID("sourceId", "来源编号", "id"),
  BODY("body", "发布机构", "发文机关", "机构"),
  TITLE("title", "标题", "名称"),
  DOCUMENT_NUMBER("documentNumber", "发文字号", "文号"),
  GENRE("genre", "体裁", "文种"),
  THEME("theme", "主题分类", "主题"),
  DUTY("duty", "公开事项", "栏目"),
  AUDIENCE("audience", "服务对象"),
  FORMED_ON("formedOn", "成文日期", "发文日期", "生成日期", "date"),
  PUBLISHED_ON("publishedOn", "发布日期", "时间", "日期"),
  EFFECTIVE_ON("effectiveOn", "施行日期", "生效日期"),
  EXPIRES_ON("expiresOn", "失效日期", "废止日期"),
  SUMMARY("summary", "摘要", "内容概述"),
  KEYWORDS("keywords", "关键词", "主题词"),
  HTML("html"),
  MARKDOWN("markdown"),
  TEXT("text", "内容", "正文"),
  LINK("link", "访问地址", "url", "链接"),
  ATTACHMENT_LINKS("attachmentLinks", "附件链接");

  /** The four dates of a document. */
  static final List<Field> DATES = List.of(FORMED_ON, PUBLISHED_ON, EFFECTIVE_ON, EXPIRES_ON);

  /** The three forms the content may come in; one is enough. */
  static final List<Field> CONTENT = List.of(HTML, MARKDOWN, TEXT);

  private static final Map<String, Field> BY_HEADING = byHeading();

  private final String key;
  private final List<String> headings;

  Field(String key, String... headings) {
    this.key = key;
    this.headings = List.of(headings);
  }

  /** The name in NDJSON and in the documentation. */
  String key() {
    return key;
  }

  /** The heading as people know it. */
  String label() {
    return headings.isEmpty() ? key : headings.getFirst();
  }

  /** The field a heading of a file means, whatever its case or a mark before it. */
  static Optional<Field> of(String heading) {
    return Optional.ofNullable(BY_HEADING.get(heading.replace("\uFEFF", "").strip().toLowerCase()));
  }

  private static Map<String, Field> byHeading() {
    var all = new HashMap<String, Field>();
    Arrays.stream(values())
        .forEach(
            field -> {
              all.put(field.key.toLowerCase(), field);
              field.headings.forEach(heading -> all.put(heading.toLowerCase(), field));
            });
    return Map.copyOf(all);
  }
}
