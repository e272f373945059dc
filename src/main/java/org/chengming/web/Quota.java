package org.chengming.web;

/** What is counted, each by a count of its own. */
enum Quota {
  /** Anything of the API, by address. */
  API,
  /** Tries to sign in, by address; tries at one account are counted by {@code accounts}. */
  SIGN_IN,
  /** Forms that anybody may send, by address. */
  FORM,
  /** The same until it is asked whether somebody sits there. */
  QUIET_FORM,
  /** Anything of somebody who is signed in, by account. */
  ACCOUNT
}
