package org.chengming.requests.web;

import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.requests.Act;
import org.chengming.requests.Assigning;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestNumber;
import org.chengming.requests.RequestState;
import org.chengming.requests.Splitting;
import org.springframework.stereotype.Component;

/** Says who has a case, and what may become of it inside the office. */
@Component
class DeskHandlingQuery {
  private final CaseFiles files;
  private final Assigning assigning;
  private final Splitting splitting;

  DeskHandlingQuery(CaseFiles files, Assigning assigning, Splitting splitting) {
    this.files = files;
    this.assigning = assigning;
    this.splitting = splitting;
  }

  DeskHandling of(Actor actor, RequestCase request) {
    var handles = files.handles(actor, request);
    var open = handles && request.state().open();
    var state = request.state();
    var assigned = request.assigneeId();
    var split = request.last(Act.SPLIT).isPresent();
    return new DeskHandling(
        assigned == null
            ? null
            : request.last(Act.ASSIGNED).map(e -> e.facts().whose()).orElse(null),
        assigned != null && assigned.equals(actor.id()),
        open ? assigning.officers(request.bodyId()) : List.of(),
        open && (state == RequestState.FILED || state == RequestState.REGISTERED),
        split ? splitting.together(request).stream().map(RequestNumber::value).toList() : List.of(),
        !handles && request.last(Act.TRANSFERRED).isPresent());
  }
}
