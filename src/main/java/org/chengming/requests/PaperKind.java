package org.chengming.requests;

/** What a file is in its case. */
public enum PaperKind {
  FROM_APPLICANT("申请人提交"),
  WORKING("办理用"),
  RELEASED("公开文件"),
  PROOF("涂黑证明");

  private final String label;

  PaperKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
