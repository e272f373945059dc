package org.chengming.gate;

import org.chengming.web.Refused;

/** Why a file is not looked into, or no clean copy of it is made. */
public enum FileTrouble {
  /** It wants a password, or limits what may be done with it. */
  ENCRYPTED("这个文件有密码或者限制了权限，查不了里面的内容。请先用制作它的软件解除，再重新上传。"),
  BROKEN("这个文件损坏了，打不开。请在本机打开确认，另存一份后重新上传。"),
  /** It unpacks beyond bounds, or took all the memory. */
  TOO_LARGE("这个文件展开后太大，或者结构异常，查不了。请拆成几份再上传。"),
  TOO_LONG("这个文件查得太久，已经停下。请拆成几份再上传。"),
  /** Film and sound. */
  NOT_LOOKED_INTO("音频和视频里的内容查不了，请有人从头到尾听过、看过再发布。"),
  /** DOC, XLS and PPT. */
  CONVERT_FIRST("旧格式（.doc、.xls、.ppt）不能在这里改写。请在 Word 或 WPS 里另存为 .docx、.xlsx、.pptx，再重新上传。"),
  COVERED_TEXT("文件里有用色块盖住、但仍能复制出来的字。请用“涂黑”把它真正去掉，再发布涂黑后的文件。"),
  /** Rewriting ends the validity of a seal, and with it what it shows. */
  SIGNED("文件带有电子签章，改写以后签章就失效了。请在盖章以前去掉不该公开的内容，重新盖章后上传。"),
  /** A page cannot be drawn anew as the file means it. */
  CANNOT_REDRAW("有一页里藏着看不见的字，而这一页用了没有嵌入的字体或者特殊的图片，没法改写。请打印成 PDF 再上传。"),
  /** Something removed was found again in what was written. */
  LEFT_BEHIND("改写以后重新检查，文件里还找得到要去掉的内容，没有生成公开的副本。请手工处理后重新上传。"),
  /** Something that is seen would be lost. */
  VISIBLE_CHANGED("改写会改变看得见的内容，没有生成公开的副本。请手工去掉不该公开的内容后重新上传。"),
  BUSY("现在改写文件的人太多，请过一会儿再试。");

  private final String sentence;

  FileTrouble(String sentence) {
    this.sentence = sentence;
  }

  /** The sentence for the person whose file it is, and the key of its English. */
  public String sentence() {
    return sentence;
  }

  Refused refused() {
    return Refused.because("file", sentence, "No clean copy is made: " + name());
  }
}
