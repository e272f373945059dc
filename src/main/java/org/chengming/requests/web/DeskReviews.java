package org.chengming.requests.web;

import java.util.List;
import org.chengming.requests.Review;
import org.chengming.web.Dates;
import org.chengming.web.Words;

/**
 * Reconsideration and litigation on a case's page.
 *
 * @param act whether this person may record them
 */
record DeskReviews(List<Review> reviews, boolean act) {
  List<Review.Way> ways() {
    return List.of(Review.Way.values());
  }

  List<Review.Result> results() {
    return List.of(Review.Result.values());
  }

  String told(Review review) {
    var result = review.result();
    var decided = review.decidedOn();
    var filed = Dates.day(review.filedOn(), Words.CHINESE);
    return result == null || decided == null
        ? "%s 收到，尚未审结".formatted(filed)
        : "%s 收到，%s %s".formatted(filed, Dates.day(decided, Words.CHINESE), result.label());
  }
}
