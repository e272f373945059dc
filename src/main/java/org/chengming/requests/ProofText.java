package org.chengming.requests;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.chengming.redaction.Proof;
import org.chengming.redaction.Proof.Extra;

/** The proof of a blackened file as it is kept with the case, to be read by a person. */
final class ProofText {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss");

  private ProofText() {}

  static String of(String name, String staff, ZonedDateTime when, Proof proof) {
    var again = proof.again();
    var pages =
        proof.pages().stream()
            .filter(p -> p.places() > 0)
            .map(p -> "第 %d 页：%d 处，文字 %d 个".formatted(p.page(), p.places(), p.characters()))
            .collect(Collectors.joining("\n"));
    var left =
        proof.leftBehind().isEmpty()
            ? "无"
            : proof.leftBehind().stream()
                .map(l -> "%s %d".formatted(label(l.what()), l.count()))
                .collect(Collectors.joining("、"));
    return """
        涂黑证明

        公开文件：%s
        制作：%s，%s
        原文件 SHA-256：%s
        公开文件 SHA-256：%s

        涂黑的地方
        %s

        原文件里有、公开文件里没有的：%s

        重新检查公开文件：页面文字 %d 字、结构里的文字和名称 %d 个、数据流 %d 段、全部 %d 字节、涂黑区域的像素 %d 处。没有找到去掉的内容。
        """
        .formatted(
            name,
            staff,
            WHEN.format(when),
            proof.inputSha256(),
            proof.outputSha256(),
            pages,
            left,
            again.characters(),
            again.strings(),
            again.streams(),
            again.bytes(),
            again.areas());
  }

  static String label(Extra what) {
    return switch (what) {
      case METADATA -> "元数据";
      case ANNOTATIONS -> "批注";
      case FIELDS -> "表单项";
      case ATTACHMENTS -> "附件";
      case BOOKMARKS -> "书签";
      case LAYERS -> "图层";
      case SCRIPTS -> "脚本和动作";
      case REVISIONS -> "旧版本";
      case THUMBNAILS -> "缩略图";
      case HIDDEN_TEXT -> "看不见的文字（字数）";
    };
  }
}
