package org.chengming.site.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.web.Head;
import org.chengming.web.Listing;

record HomePage(
    Head head,
    long documents,
    long thisWeek,
    LocalDate monday,
    long thisYear,
    int bodies,
    List<Listing.Entry> newest,
    List<Area> areas,
    List<Body> governments) {

  /** A matter of the catalogue. */
  record Area(String label, String path, long count) {}
}
