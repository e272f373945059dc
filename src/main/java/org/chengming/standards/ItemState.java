package org.chengming.standards;

/** Where a body stands with an item. The order is the one in which lists show them. */
public enum ItemState {
  MISSING("没有公开"),
  LATE("迟了才公开"),
  IN_TIME("按时公开"),
  WAITING("还没有到期"),
  NOT_APPLICABLE("不适用");

  private final String label;

  ItemState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
