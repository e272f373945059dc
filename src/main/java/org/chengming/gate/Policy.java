package org.chengming.gate;

/** What a finding means for the way to the public. */
public enum Policy {
  /** Nothing goes out until it is masked, removed, or passed with a reason. */
  BLOCK,
  /** It is shown; whoever reviews may go on. */
  ASK,
  /** It is not shown. */
  IGNORE
}
