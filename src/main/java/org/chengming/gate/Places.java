package org.chengming.gate;

/** The sentences of places in files; English stands in messages/en-gate-files.properties. */
final class Places {
  static final String PARAGRAPH = "正文第 %s 段";
  static final String HEADER = "页眉";
  static final String FOOTER = "页脚";
  static final String NOTES = "脚注、尾注";
  static final String STORY = "页眉、页脚、注释或者文本框";
  static final String SETTINGS = "文档设置";
  static final String WHOLE = "整个文件";
  static final String PART = "文件内部的 %s";
  static final String ASIDE = "文件内部的 %s 里看不见的说明";
  static final String LINK = "文件内部的链接";
  static final String ADDRESS = "链接的地址";
  static final String PAGE_ADDRESS = "第 %s 页一个链接的地址";
  static final String FILE_NAME = "文件名";
  static final String PICTURE = "图片 %s";
  static final String THE_PICTURE = "图片本身";
  static final String PICTURE_UNSURE = "图片 %s（认字时有一位认得不准）";
  static final String THE_PICTURE_UNSURE = "图片本身（认字时有一位认得不准）";
  static final String PAGE_UNSURE = "第 %s 页的图片（认字时有一位认得不准）";
  static final String PROPERTY = "文档属性“%s”";
  static final String AUTHOR = "文档属性“作者”";
  static final String LAST_SAVED_BY = "文档属性“最后保存者”";
  static final String COMPANY = "文档属性“单位”";
  static final String SHEET = "工作表“%s”";
  static final String CELL = "工作表“%s”的 %s";
  static final String CELL_ADDRESS = "工作表“%s”%s 里链接的地址";
  static final String FORMULA = "工作表“%s”%s 的公式";
  static final String ROW = "工作表“%s”第 %s 行";
  static final String COLUMN = "工作表“%s”%s 列";
  static final String CHART = "图表 %s";
  static final String NAME = "名称“%s”";
  static final String SLIDE = "第 %s 张幻灯片";
  static final String NOTE = "第 %s 张幻灯片的备注";
  static final String MASTER = "幻灯片母版";
  static final String PAGE = "第 %s 页";
  static final String LINE = "第 %s 行";
  static final String BOOKMARK = "书签";
  static final String ATTACHMENT = "附件“%s”";
  static final String FIELD = "表单里的“%s”";
  static final String VERSION = "第 %s 次保存的内容";
  static final String AFTER_END = "文件结尾以后";

  private Places() {}

  /**
   * The same place, saying that a number was read in a picture there and one figure is doubtful.
   */
  static Place unsure(Place picture) {
    return switch (picture.sentence()) {
      case PICTURE -> new Place(PICTURE_UNSURE, picture.values());
      case THE_PICTURE -> new Place(THE_PICTURE_UNSURE, picture.values());
      case PAGE -> new Place(PAGE_UNSURE, picture.values());
      default -> picture;
    };
  }
}
