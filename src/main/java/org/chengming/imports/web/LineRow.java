package org.chengming.imports.web;

import org.jspecify.annotations.Nullable;

record LineRow(
    int number, @Nullable String sourceId, @Nullable String title, Outcome outcome, String reason) {
  enum Outcome {
    REPAIRED("修补", "status-warn"),
    HELD("等审核", "status-wait"),
    REJECTED("拒绝", "status-bad"),
    DUPLICATE("重复", "status-past");

    private final String label;
    private final String look;

    Outcome(String label, String look) {
      this.label = label;
      this.look = look;
    }

    String label() {
      return label;
    }

    String look() {
      return look;
    }
  }
}
