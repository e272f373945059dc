package org.chengming.requests;

/** How a request reached the body; Art. 31 says for each which day counts as its receipt. */
public enum Channel {
  /** 当面: the day it was handed in, or taken down from what was said. */
  COUNTER("当面提交"),
  /** 邮寄签收: the day somebody signed for it. */
  REGISTERED_POST("挂号、快递"),
  /** 平信: the day the office confirmed it with the requester. */
  ORDINARY_POST("平信"),
  /** 互联网: the day both sides confirmed it. */
  WEB("网上提交"),
  /** 传真: the day both sides confirmed it. */
  FAX("传真"),
  /** 电话: somebody who cannot write has it taken down, as at the counter. */
  PHONE("电话口述");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  /** The Chinese words shown to people. */
  public String label() {
    return label;
  }

  /** Whether its receipt waits for a confirmation, where the law of the day asks for one. */
  boolean waitsForConfirmation() {
    return this == WEB || this == FAX || this == ORDINARY_POST;
  }
}
