package org.chengming.requests;

import org.chengming.web.Words;

/** Who asks, as the columns of the annual report (国办公开办函〔2021〕30号, table 3). */
public enum RequesterKind {
  PERSON("公民", "A person"),
  COMPANY("商业企业", "A company"),
  RESEARCH("科研机构", "A research body"),
  WELFARE("社会公益组织", "A charity or public-interest organisation"),
  LEGAL("法律服务机构", "A law firm or legal service"),
  OTHER("其他组织", "Another organisation");

  private final String chinese;
  private final String english;

  RequesterKind(String chinese, String english) {
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
