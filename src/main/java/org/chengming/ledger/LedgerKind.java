package org.chengming.ledger;

import java.util.Arrays;
import org.chengming.web.Words;

/** What the ledger records. */
public enum LedgerKind {
  DOCUMENT_PUBLISHED("document-published", "文件公开", "Document published"),
  DOCUMENT_CORRECTED("document-corrected", "文件更正", "Document corrected"),
  DOCUMENT_WITHDRAWN("document-withdrawn", "文件撤回", "Document withdrawn"),
  REQUEST_RECEIVED("request-received", "收到申请", "Request received"),
  REQUEST_ANSWERED("request-answered", "答复申请", "Request answered"),
  REGISTER_EDITION("register-edition", "名录发布新版", "Register edition"),
  CONSULTATION_OPENED("consultation-opened", "意见征集开始", "Consultation opened"),
  CONSULTATION_CLOSED("consultation-closed", "意见征集结束", "Consultation closed"),
  INDICATOR_RESULT("indicator-result", "指标结果", "Indicator result");

  private final String word;
  private final String chinese;
  private final String english;

  LedgerKind(String word, String chinese, String english) {
    this.word = word;
    this.chinese = chinese;
    this.english = english;
  }

  /** As it stands in a leaf. */
  public String word() {
    return word;
  }

  public String label(Words t) {
    return t.english() ? english : chinese;
  }

  static LedgerKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind of deed is called " + word));
  }
}
