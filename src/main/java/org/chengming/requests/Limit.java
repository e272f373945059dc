package org.chengming.requests;

/** The periods the law sets for a request. Their lengths are data: {@link Limits}. */
public enum Limit {
  /** From receipt to the answer (答复). */
  REPLY,
  /** What an extension may add at most, in all (延期). */
  EXTENSION,
  /** Whether what comes by web, fax or ordinary letter counts from its confirmation only. */
  CONFIRMATION,
  /** From receipt to the notice that asks for a clarification (补正告知). */
  CLARIFICATION_NOTICE,
  /** Whether a clarification restarts the reply; the body sets the requester's own limit. */
  CLARIFICATION,
  /** A third party's opinion (第三方意见), while which the clock stands. */
  THIRD_PARTY,
  /** The opinion of a body that made the information too (共同制作机关), while which it stands. */
  OTHER_BODY,
  /** From the fee notice to payment (缴费). */
  FEE,
  /** A later date that the body sets for very many requests and gives reasons for (延迟答复). */
  REASONED_DELAY,
  /** From the answer, or from the last day for it, to an application for 行政复议. */
  REVIEW,
  /** From the answer, or from the last day for it, to 行政诉讼. */
  SUIT,
  /** While it holds, who asks says what for (用途); it has no length. */
  PURPOSE
}
