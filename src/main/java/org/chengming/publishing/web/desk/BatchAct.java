package org.chengming.publishing.web.desk;

import java.util.Locale;
import org.chengming.publishing.EditionState;
import org.chengming.web.Missing;

/** Acts that take no words of their own and may therefore be done to several editions at once. */
enum BatchAct {
  SUBMISSION("送审", "已送审", EditionState.DRAFT),
  APPROVAL("签发", "已签发", EditionState.CLEARED),
  PUBLICATION("发布", "已发布", EditionState.APPROVED);

  private final String label;
  private final String done;
  private final EditionState from;

  BatchAct(String label, String done, EditionState from) {
    this.label = label;
    this.done = done;
    this.from = from;
  }

  String label() {
    return label;
  }

  String done() {
    return done;
  }

  /** Where an edition stands that it can be done to. */
  EditionState from() {
    return from;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BatchAct of(String code) {
    for (var act : values()) {
      if (act.code().equals(code)) {
        return act;
      }
    }
    throw new Missing("Act for several " + code);
  }
}
