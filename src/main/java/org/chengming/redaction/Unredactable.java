package org.chengming.redaction;

import org.chengming.web.Refused;

/**
 * A file nothing can be blacked out in, or in which something would be left; the child says why.
 */
final class Unredactable extends RuntimeException {
  /** Why, with the sentence for the person who wants it done. */
  enum Why {
    ENCRYPTED("这个 PDF 有密码或者限制了权限，不能涂黑。请先用制作它的软件解除，再重新添加。"),
    BROKEN("这个文件损坏了，打不开。请在本机打开确认，另存一份后重新添加。"),
    NO_PAGES("这个 PDF 里没有页面。"),
    TOO_MANY_PAGES("这个 PDF 的页数太多，请拆成几份（每份不超过 500 页）。"),
    TOO_LARGE("第 %d 页的幅面太大，不能涂黑。请改成常用的纸张大小再添加。"),
    PICTURE_UNKNOWN("第 %d 页有一种这里画不出来的图片（JPEG 2000），涂黑会丢内容。请把它打印成 PDF 再添加。"),
    FONT_UNKNOWN("第 %d 页用了没有嵌入文件的字体，这里画不出来，涂黑会丢字。请在另存为 PDF 时选上“嵌入字体”，再重新添加。"),
    COLOURS_UNKNOWN("这张图片的颜色格式（例如印刷用的 CMYK）这里读不了。请另存为普通的 PNG 或 JPEG 再添加。"),
    NO_SUCH_PAGE("要涂黑的第 %d 页不存在。"),
    NOTHING("没有可以涂黑的：要去掉的字一处也没找到，也没有画区域。"),
    WORD_LEFT("涂黑后重新检查，第 %d 页的文字里还找得到要去掉的内容，没有生成文件。请在那里画一块区域再试。"),
    WORD_LEFT_IN_FILE("涂黑后重新检查，文件内部还找得到要去掉的内容，没有生成文件。"),
    AREA_LEFT("涂黑后重新检查，第 %d 页有一块区域没有涂黑，没有生成文件。"),
    NOT_PLAIN("涂黑后重新检查，文件里有不该有的东西，没有生成文件。"),
    TOO_LONG("这个文件处理得太久，已经停下。请拆成几份再试。"),
    TOO_MUCH("这个文件展开后太大，或者结构异常，不能涂黑。"),
    BUSY("现在涂黑的人太多，请过一会儿再试。");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Why why;
  private final int page;

  Unredactable(Why why, int page) {
    super("%s on page %d".formatted(why, page));
    this.why = why;
    this.page = page;
  }

  Unredactable(Why why) {
    this(why, 0);
  }

  Why why() {
    return why;
  }

  int page() {
    return page;
  }

  Refused refused() {
    return Refused.because(
        "file", why.sentence.formatted(page), "A file cannot be blacked out: " + getMessage());
  }
}
