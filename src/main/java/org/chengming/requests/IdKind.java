package org.chengming.requests;

import org.chengming.web.Words;

/** What proves who somebody is (Art. 29 (1)). */
public enum IdKind {
  RESIDENT("居民身份证", "Resident identity card"),
  PASSPORT("护照", "Passport"),
  HONG_KONG_MACAO("港澳居民来往内地通行证", "Permit of Hong Kong and Macao residents"),
  TAIWAN("台湾居民来往大陆通行证", "Permit of Taiwan residents"),
  USCC("统一社会信用代码", "Unified social credit code"),
  OTHER("其他证件", "Another document");

  private final String chinese;
  private final String english;

  IdKind(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String label() {
    return chinese;
  }

  public String label(Words t) {
    return t.english() ? english : chinese;
  }
}
