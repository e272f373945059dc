package org.chengming.organisations;

/** How one body follows another. */
public enum SuccessionKind {
  RENAME("更名"),
  MERGE("合并"),
  SPLIT("分立");

  private final String label;

  SuccessionKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
