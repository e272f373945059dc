package org.chengming.actors;

/** What a person may do, for one body and all bodies under it. */
public enum Role {
  EDITOR("编辑"),
  REVIEWER("审核"),
  SECRECY_REVIEWER("保密审查"),
  PUBLISHER("发布"),
  /** Publishes before the reviews, which follow within a day. */
  EMERGENCY_PUBLISHER("应急发布"),
  REQUEST_OFFICER("依申请公开"),
  /** Head of the office for disclosure: agrees to what an officer drafted (Art. 33). */
  REQUEST_APPROVER("依申请公开负责人"),
  SUPERVISOR("监督"),
  AUDITOR("审计"),
  ADMINISTRATOR("管理");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** The Chinese word shown to officials. */
  public String label() {
    return label;
  }
}
