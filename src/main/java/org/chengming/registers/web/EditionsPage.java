package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.chengming.web.Listing;

/** The editions of a register, two of which can be set side by side. */
record EditionsPage(
    Head head, String register, String path, List<RegisterPage.Way> ways, Listing listing) {
  /** The number of an entry's edition. */
  static String number(Listing.Entry entry) {
    return entry.id().substring(entry.id().indexOf('/') + 1);
  }
}
