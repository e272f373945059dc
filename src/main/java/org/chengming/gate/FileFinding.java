package org.chengming.gate;

import org.chengming.web.Words;

/**
 * Something in a file that may not be meant for the public.
 *
 * @param detail which sort of it: the kind of personal data, the name of a property; may be empty
 * @param place where it stands
 * @param excerpt the beginning of it, long numbers and personal data masked; may be empty
 * @param removed whether a clean copy is without it
 */
public record FileFinding(
    Kind kind, String detail, Place place, String excerpt, Confidence confidence, boolean removed) {
  /** How sure it is that this is what it seems. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
  }

  /** What it is. */
  public enum Kind {
    PERSONAL_DATA("个人信息"),
    HIDDEN_SHEET("隐藏的工作表"),
    HIDDEN_ROW("隐藏的行"),
    HIDDEN_COLUMN("隐藏的列"),
    HIDDEN_SLIDE("隐藏的幻灯片"),
    HIDDEN_SHAPE("隐藏的图形"),
    HIDDEN_TEXT("看不见的文字"),
    HIDDEN_LAYER("关掉的图层"),
    HIDDEN_NAME("隐藏的名称"),
    COVERED_TEXT("色块下的文字"),
    COMMENT("批注"),
    ANNOTATION("注释"),
    TRACKED_CHANGE("修订痕迹"),
    SPEAKER_NOTE("演讲者备注"),
    PIVOT_CACHE("数据透视表缓存"),
    EXTERNAL_LINK("外部链接和数据连接"),
    FIELD_CODE("域代码"),
    PROPERTY("文档属性"),
    REVISION_ID("修订编号"),
    CUSTOM_DATA("自定义数据"),
    EMBEDDED_FILE("嵌入的文件"),
    MACRO("宏"),
    SCRIPT("脚本和动作"),
    OLDER_VERSION("旧版本的残留"),
    FORM_DATA("表单数据"),
    SIGNATURE("电子签章"),
    PICTURE_PLACE("图片的拍摄地点（GPS）"),
    PICTURE_DATA("图片的拍摄信息（EXIF、XMP）"),
    CROPPED_PICTURE("裁掉的图片部分"),
    TRAILING_DATA("文件结尾以后的数据"),
    PICTURE_NOT_READ("没有认字的图片");

    private final String chinese;

    Kind(String chinese) {
      this.chinese = chinese;
    }

    /** As reviewers read it; the key of its English. */
    public String chinese() {
      return chinese;
    }

    public String in(Words t) {
      return t.of(chinese);
    }
  }
}
