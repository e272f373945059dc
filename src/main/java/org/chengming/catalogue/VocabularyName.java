package org.chengming.catalogue;

import java.util.Locale;

/** The vocabularies a document is classified by. */
public enum VocabularyName {
  /** 主题分类, as on gov.cn: 22 themes with children. */
  THEME("主题分类"),
  /** 体裁: the fifteen kinds of official document of 中办发〔2012〕14号, and others. */
  GENRE("体裁"),
  /** 服务对象. */
  AUDIENCE("服务对象"),
  /** The fifteen matters of Art. 20 that must be public. */
  DUTY("法定主动公开内容");

  private final String label;

  VocabularyName(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Its word in addresses. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
