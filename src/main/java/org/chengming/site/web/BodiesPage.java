package org.chengming.site.web;

import java.util.List;
import org.chengming.web.Head;
import org.chengming.web.Listing;

record BodiesPage(
    Head head,
    Listing listing,
    BodyFilter filter,
    long count,
    List<Option> levels,
    List<Option> areas) {
  record Option(String value, String label) {}
}
