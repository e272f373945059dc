package org.chengming.files;

import org.chengming.web.Refused;

/** Why a file is not taken, as one sentence for the person who sent it. */
final class FileRefusals {
  private FileRefusals() {}

  static Refused empty() {
    return Refused.because("file", "这个文件是空的，请检查后重新选择。", "An empty file was sent");
  }

  static Refused tooLarge(long largest, boolean image) {
    return Refused.because(
        "file",
        "%s不能超过 %d MB，请压缩或拆分后再上传。".formatted(image ? "图片" : "文件", largest >> 20),
        "A file over %d bytes was sent".formatted(largest));
  }

  static Refused notAccepted(String found) {
    return Refused.because(
        "file",
        "不接受这种内容的文件。可以上传 PDF、OFD、Word、Excel、PowerPoint（WPS 请存为这些格式）、TXT、CSV、PNG、JPEG、GIF、WebP 图片，"
            + "MP4、WebM 视频和 MP3 录音；类型按内容判断，改文件名没有用。",
        "A file was sent whose content is " + found);
  }

  static Refused macros() {
    return Refused.because(
        "file",
        "这个文件带有宏，不能公开。请在 Word 或 WPS 中另存为不含宏的格式（如 .docx、.xlsx）再上传。",
        "A file with macros was sent");
  }

  static Refused damaged(String what) {
    return Refused.because(
        "file", "这个文件已损坏或不完整，请在本机打开确认后重新上传。", "A damaged file was sent: " + what);
  }

  static Refused bomb(String what) {
    return Refused.because(
        "file", "这个文件展开后过大或结构异常，不能接受。", "A file that unpacks beyond bounds was sent: " + what);
  }
}
