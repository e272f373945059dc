package org.chengming.requests.web;

import org.chengming.requests.Ratings.Rating;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the page of a request beside its own acts and history, each in its own place.
 *
 * @param rating how the requester rated the answer, null while they have not
 * @param undelivered how many notices by mail did not arrive, or may not have
 */
record DeskSections(
    DeskHandling handling,
    DeskParts parts,
    DeskReviews reviews,
    DeskPublication publication,
    DeskArchive archive,
    @Nullable Rating rating,
    int undelivered) {}
