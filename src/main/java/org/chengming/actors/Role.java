package org.chengming.actors;

import java.util.Set;

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
  /** The system administrator: bodies, settings, people. */
  ADMINISTRATOR("系统管理"),
  /** Roles and permissions, lost second factors, policies. */
  SECURITY_ADMINISTRATOR("安全管理"),
  /** The audit administrator: reads the audit, and nobody else does. */
  AUDITOR("审计管理");

  /**
   * The three that GB/T 22239 keeps apart: nobody holds two of them, so that none can give
   * themselves a right, use it and hide it.
   */
  public static final Set<Role> SEPARATED = Set.of(ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR);

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** The Chinese word shown to officials. */
  public String label() {
    return label;
  }
}
