package org.chengming.requests.web;

import org.chengming.actors.Actor;
import org.chengming.requests.Archive;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestState;
import org.springframework.stereotype.Component;

/** Shows the archive of a case. */
@Component
class DeskArchiveQuery {
  private final Archive archive;
  private final CaseFiles files;

  DeskArchiveQuery(Archive archive, CaseFiles files) {
    this.archive = archive;
    this.files = files;
  }

  DeskArchive of(Actor actor, RequestCase request) {
    var officer = files.handles(actor, request);
    var archived = request.state() == RequestState.ARCHIVED;
    return new DeskArchive(
        officer && !archived && !request.state().open(),
        officer && archived,
        archive.hash(request).orElse(null));
  }
}
