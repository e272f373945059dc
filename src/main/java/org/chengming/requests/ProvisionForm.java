package org.chengming.requests;

import org.chengming.web.Words;

/** The form in which the information is wanted (Art. 29 (3)). */
public enum ProvisionForm {
  ELECTRONIC("电子版", "Electronic"),
  PAPER("纸质复印件", "On paper"),
  INSPECTION("到现场查阅、抄录", "Reading it on the spot");

  private final String chinese;
  private final String english;

  ProvisionForm(String chinese, String english) {
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
