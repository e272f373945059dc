package org.chengming.publishing;

/** 公开属性, which every official document carries from its drafting on (国办发〔2016〕80号). */
public enum Attribute {
  PROACTIVE("主动公开"),
  ON_REQUEST("依申请公开"),
  NOT_DISCLOSED("不予公开");

  private final String label;

  Attribute(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
