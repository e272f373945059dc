package org.chengming.web;

import java.util.Set;

/**
 * Where something stands on its way, an enum whose constants say what may follow: one mechanism for
 * editions, requests, parts and reports, drawn into docs/procedures by a test.
 */
public interface State<S extends Enum<S> & State<S>> {
  /** The ones that may follow. */
  Set<S> next();

  /** The Chinese word shown to officials. */
  String label();

  /** What stands there, in Chinese with its counter word: 这件申请. */
  String subject();

  /**
   * @throws Refused when this one does not lead there
   */
  default void require(S to) {
    if (!next().contains(to)) {
      throw Refused.conflict(
          "%s现在是“%s”，不能改为“%s”。可能有人刚刚处理过，请刷新后再看。".formatted(subject(), label(), to.label()),
          "What is %s cannot become %s; allowed: %s".formatted(this, to, next()));
    }
  }
}
