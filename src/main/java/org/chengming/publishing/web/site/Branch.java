package org.chengming.publishing.web.site;

import java.util.List;
import org.chengming.web.Listing;

/** A theme, a matter or a year with the number of documents under it. */
record Branch(String code, String label, String path, long count, List<Branch> under) {
  Branch with(List<Branch> branches) {
    return new Branch(code, label, path, count, branches);
  }

  Listing.Entry entry() {
    return Listing.Entry.of(code, path, label).counting(count);
  }
}
