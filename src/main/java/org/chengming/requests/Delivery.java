package org.chengming.requests;

import org.chengming.web.Words;

/** The way on which it is wanted (Art. 29 (3)). */
public enum Delivery {
  ONLINE("在本站领取", "On this site"),
  EMAIL("发到电子邮箱", "By e-mail"),
  POST("邮寄", "By post"),
  COLLECTION("自己去取", "Collected in person");

  private final String chinese;
  private final String english;

  Delivery(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** Whether what is wanted in that form can go this way. */
  public boolean fits(ProvisionForm form) {
    return switch (form) {
      case ELECTRONIC -> true;
      case PAPER -> this == POST || this == COLLECTION;
      case INSPECTION -> this == COLLECTION;
    };
  }

  public String label() {
    return chinese;
  }

  public String label(Words t) {
    return t.english() ? english : chinese;
  }
}
