package org.chengming.publishing.web.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was just done, said once at the top of the next page; the address carries only the word. */
final class Done {
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("submission", "已送审。"),
          Map.entry("taking-back", "已收回，可以接着改。"),
          Map.entry("review", "审核通过，转保密审查。"),
          Map.entry("clearance", "保密审查通过，转签发。"),
          Map.entry("approval", "已签发，可以发布。"),
          Map.entry("return", "已退回起草人。"),
          Map.entry("schedule", "已定时，到时自动发布。"),
          Map.entry("unschedule", "已取消定时。"),
          Map.entry("publication", "已发布，几秒内可以搜到。"),
          Map.entry("finding-mask", "已遮盖。"),
          Map.entry("finding-removal", "已删去。"),
          Map.entry("finding-pass", "已放行，理由记入审计。"),
          Map.entry("clean-copy", "附件已换成干净副本。"),
          Map.entry("picture-words", "图片说明已记下。"),
          Map.entry("emergency", "已应急发布。请在24小时内由另一个人补作审查。"),
          Map.entry("confirmation", "事后审查已记下，可以继续公开。"),
          Map.entry("revocation", "已撤回；编号、标题和理由仍可查。"),
          Map.entry("discarding", "这一版已作废。"),
          Map.entry("withdrawal", "已撤回；编号、标题和理由仍可查。"),
          Map.entry("ending", "有效性已更新。"),
          Map.entry("explanations", "解读关系已更新。"),
          Map.entry("remarks", "意见已记下。"),
          Map.entry("resolution", "这条意见已标为处理完。"));

  private Done() {}

  static @Nullable String sentence(String act) {
    return SENTENCES.get(act);
  }
}
