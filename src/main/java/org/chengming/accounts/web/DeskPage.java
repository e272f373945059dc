package org.chengming.accounts.web;

import java.util.List;

/**
 * @param tallies what has to be looked at
 */
record DeskPage(List<Tally> tallies) {
  record Tally(String label, String href, int count) {}
}
