package org.chengming.accounts.web;

import java.util.List;

/**
 * @param tallies what has to be looked at
 * @param notice of sign-ins the person should look at, or empty
 */
record DeskPage(List<Tally> tallies, String notice) {
  record Tally(String label, String href, int count) {}
}
