package org.chengming.requests.web;

/** What stands on the page of a request beside its own acts and history, each in its own place. */
record DeskSections(DeskHandling handling, DeskParts parts, DeskReviews reviews) {}
