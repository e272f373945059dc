package org.chengming.publishing.web.site;

import java.util.List;
import org.chengming.web.Head;
import org.chengming.web.Listing;

/**
 * A list of documents.
 *
 * @param places the way here, without the home page
 * @param narrower where the list divides further
 */
record DocumentsPage(
    Head head, Listing listing, List<Place> places, long count, List<Branch> narrower) {}
