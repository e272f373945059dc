package org.chengming.organisations;

import org.chengming.web.Words;

/**
 * What Art. 12 wants to be told of a body: office, address, hours, telephone, fax and how to reach
 * it on the Internet.
 */
public enum ContactKind {
  OFFICE("公开工作机构", "Disclosure office"),
  ADDRESS("办公地址", "Address"),
  HOURS("办公时间", "Hours"),
  PHONE("联系电话", "Telephone"),
  FAX("传真", "Fax"),
  EMAIL("电子邮箱", "E-mail"),
  POSTCODE("邮政编码", "Postcode"),
  WEBSITE("网站", "Website");

  private final String chinese;
  private final String english;

  ContactKind(String chinese, String english) {
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
