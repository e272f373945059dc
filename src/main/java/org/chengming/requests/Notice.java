package org.chengming.requests;

import java.util.Optional;

/**
 * What a requester is told by mail: that something happened to a number, and where to read it.
 * Never what was asked or answered, never the query code.
 */
enum Notice {
  FILED("申请已经提交", "your request has been filed"),
  CLARIFICATION("机关请您补充", "the body asks you to say more"),
  EXTENDED("答复期限延长了", "the time to answer has been extended"),
  FEE("机关请您缴费", "the body asks for a fee"),
  ANSWERED("机关已经答复", "the body has answered"),
  CLOSED("机关不再办理", "the body pursues it no further");

  private final String chinese;
  private final String english;

  Notice(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  static Optional<Notice> of(Act act) {
    return Optional.ofNullable(
        switch (act) {
          case SUBMITTED -> FILED;
          case CLARIFICATION_ASKED -> CLARIFICATION;
          case EXTENDED -> EXTENDED;
          case FEE_NOTICED -> FEE;
          case ANSWERED -> ANSWERED;
          case CLOSED -> CLOSED;
          default -> null;
        });
  }

  String label() {
    return chinese;
  }

  String subject(RequestNumber number) {
    return "政府信息公开申请 %s：%s".formatted(number, chinese);
  }

  /**
   * @param site its name
   * @param url its address, without a slash at the end
   */
  String text(RequestNumber number, String site, String url) {
    return """
        您好：

        您的政府信息公开申请 %1$s：%2$s。

        看详情，请打开下面的地址，填写回执上的查询码：
        %3$s/requests/track?number=%1$s

        本邮件由系统自动发出，不能回复。我们不会在邮件里向您要查询码。

        %4$s
        %3$s

        ----
        Request %1$s: %5$s. To read it, open the address above and type the query code on your receipt.
        This mail is sent by a machine; please do not reply. We never ask for your query code by mail.
        """
        .formatted(number, chinese, url, site, english);
  }
}
