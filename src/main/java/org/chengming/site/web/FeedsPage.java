package org.chengming.site.web;

import java.util.List;
import org.chengming.web.Head;

/** All lists one can subscribe to; the map of the site shows the same. */
record FeedsPage(Head head, List<Feed> themes, List<Feed> duties, List<Feed> bodies) {
  /** A list by the path of its page; its feed is that with {@code .atom}. */
  record Feed(String label, String path) {}
}
