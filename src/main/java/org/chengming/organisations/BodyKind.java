package org.chengming.organisations;

import org.chengming.web.Words;

/** What sort of body it is. The order is the one in which lists show them. */
public enum BodyKind {
  GOVERNMENT("人民政府", "Government"),
  OFFICE("办公厅（室）", "General office"),
  DEPARTMENT("工作部门", "Department"),
  DISPATCHED("派出机构", "Dispatched office"),
  INSTITUTION("事业单位", "Public institution"),
  ENTERPRISE("公共企业", "Public enterprise"),
  LEGISLATURE("人大机关", "Legislature"),
  JUDICIARY("司法机关", "Judiciary"),
  OTHER("其他", "Other");

  private final String chinese;
  private final String english;

  BodyKind(String chinese, String english) {
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
