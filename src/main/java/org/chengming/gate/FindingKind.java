package org.chengming.gate;

import org.chengming.web.Words;

/** What the gate finds in texts, and what is to happen to it unless an installation says else. */
public enum FindingKind {
  RESIDENT_ID("居民身份证号码", "Resident identity number", Policy.BLOCK),
  TRAVEL_DOCUMENT("护照、通行证号码", "Number of a passport or travel permit", Policy.BLOCK),
  MOBILE("手机号码", "Mobile number", Policy.BLOCK),
  BANK_CARD("银行卡号", "Bank card number", Policy.BLOCK),
  PLATE("车牌号", "Number plate", Policy.BLOCK),
  HOME_ADDRESS("住址", "Home address", Policy.BLOCK),
  ADDRESS("写到门牌号的地址", "Address with a house number", Policy.ASK),
  FIXED_PHONE("固定电话", "Fixed telephone", Policy.ASK),
  EMAIL("电子邮箱", "E-mail address", Policy.ASK),
  SOLE_TRADER("个体工商户的统一社会信用代码", "Credit code of a sole trader", Policy.ASK),
  PERSON_NAME("别人的姓名", "Name of somebody else", Policy.ASK),
  WRONG_WORD("写错的名称、职务或说法", "Wrong name, title or term", Policy.BLOCK),
  DOUBTFUL_WORD("可能的错别字", "Possible typo", Policy.ASK);

  private final String chinese;
  private final String english;
  private final Policy usual;

  FindingKind(String chinese, String english, Policy usual) {
    this.chinese = chinese;
    this.english = english;
    this.usual = usual;
  }

  public String label() {
    return chinese;
  }

  public String label(Words t) {
    return t.english() ? english : chinese;
  }

  /** The policy where no setting says else. */
  public Policy usual() {
    return usual;
  }

  /** Whether a check figure tells a number of this kind from one that was written wrongly. */
  boolean checked() {
    return this == RESIDENT_ID || this == BANK_CARD || this == SOLE_TRADER;
  }

  /** Whether it is of a person, and not of the wording. */
  public boolean personal() {
    return this != WRONG_WORD && this != DOUBTFUL_WORD;
  }
}
