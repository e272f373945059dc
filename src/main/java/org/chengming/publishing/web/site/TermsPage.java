package org.chengming.publishing.web.site;

import java.util.List;
import org.chengming.web.Head;
import org.chengming.web.Listing;

/** A list of lists. */
record TermsPage(Head head, Listing listing, List<Branch> branches) {}
