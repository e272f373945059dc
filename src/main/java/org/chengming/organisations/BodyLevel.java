package org.chengming.organisations;

import org.chengming.web.Words;

/** The level of government a body belongs to. */
public enum BodyLevel {
  NATION("国家级", "National"),
  PROVINCE("省级", "Province"),
  PREFECTURE("市级", "Prefecture"),
  COUNTY("县级", "County"),
  TOWNSHIP("乡级", "Township");

  private final String chinese;
  private final String english;

  BodyLevel(String chinese, String english) {
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
