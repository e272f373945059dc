package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Mails;
import org.chengming.requests.Ratings;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestState;
import org.chengming.requests.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the sections of a request's page. */
@Component
class DeskSectionsQuery {
  private static final Map<String, String> DONE =
      Map.of("parts", "已请它答复，它会在自己的列表里看到。", "archive", "已归档。案卷可以看，也可以整个下载。");

  private final DeskHandlingQuery handling;
  private final DeskPartsQuery parts;
  private final Reviews reviews;
  private final DeskPublicationQuery publication;
  private final DeskArchiveQuery archive;
  private final CaseFiles files;
  private final Ratings ratings;
  private final Mails mails;

  DeskSectionsQuery(
      DeskHandlingQuery handling,
      DeskPartsQuery parts,
      Reviews reviews,
      DeskPublicationQuery publication,
      DeskArchiveQuery archive,
      CaseFiles files,
      Ratings ratings,
      Mails mails) {
    this.ratings = ratings;
    this.mails = mails;
    this.handling = handling;
    this.parts = parts;
    this.reviews = reviews;
    this.publication = publication;
    this.archive = archive;
    this.files = files;
  }

  DeskSections of(Actor actor, RequestCase request, LocalDate today) {
    var reviewed =
        new DeskReviews(
            reviews.of(request),
            files.handles(actor, request) && request.state() != RequestState.FILED);
    return new DeskSections(
        handling.of(actor, request),
        parts.of(actor, request, today),
        reviewed,
        publication.of(actor, request),
        archive.of(actor, request),
        ratings.of(request).orElse(null),
        mails.undelivered(request));
  }

  /** What was just done in one of the sections, null for nothing. */
  static @Nullable String done(String code) {
    var done = DONE.get(code);
    return done == null ? HandlingController.done(code) : done;
  }
}
