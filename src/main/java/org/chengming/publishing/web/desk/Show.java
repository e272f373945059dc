package org.chengming.publishing.web.desk;

/** The lists of the worklist, in the order of its menu. */
enum Show {
  MINE("我经手的"),
  DRAFTS("起草中"),
  REVIEW("待审核"),
  CLEAR("待保密审查"),
  PUBLISH("待签发、待发布"),
  ON_THE_WAY("审核中的"),
  SCHEDULED("定时发布"),
  LATE("超期未公开"),
  LIVE("已发布"),
  WITHDRAWN("已撤回");

  private final String label;

  Show(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** What may be done to several of the list at once: acts that take no words. */
  java.util.List<BatchAct> acts() {
    return switch (this) {
      case MINE, DRAFTS -> java.util.List.of(BatchAct.SUBMISSION);
      case PUBLISH -> java.util.List.of(BatchAct.APPROVAL, BatchAct.PUBLICATION);
      default -> java.util.List.of();
    };
  }

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Show of(String code) {
    for (var show : values()) {
      if (show.code().equals(code)) {
        return show;
      }
    }
    return MINE;
  }
}
