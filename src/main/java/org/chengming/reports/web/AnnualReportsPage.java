package org.chengming.reports.web;

import java.util.List;
import org.chengming.web.Head;
import org.chengming.web.Listing;

/** Published reports, with what to narrow them by. */
record AnnualReportsPage(
    Head head, Listing listing, String body, String year, List<Integer> years) {}
