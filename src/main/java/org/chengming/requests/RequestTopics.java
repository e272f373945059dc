package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What several people ask one body for (Art. 44:
 * 多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围). Worked out in memory from the newest
 * requests each time; nothing of it is kept.
 */
@Component
public class RequestTopics {
  /** The newest of a body that are compared. */
  private static final int NEWEST = 300;

  /** The newest of all bodies a person sees. */
  private static final int NEWEST_OF_ALL = 1_000;

  private final RequestRepository repository;
  private final RequestCases cases;
  private final Reach reach;

  RequestTopics(RequestRepository repository, RequestCases cases, Reach reach) {
    this.repository = repository;
    this.cases = cases;
    this.reach = reach;
  }

  /**
   * Requests for the same.
   *
   * @param applicants how many different ones; those already erased count one each
   * @param cases without who asks, the newest first
   */
  public record Topic(long bodyId, int applicants, List<RequestCase> cases) {
    public Topic {
      cases = List.copyOf(cases);
    }
  }

  /** Others of the same body for the same; without applicants and cases where there are none. */
  @Transactional(readOnly = true)
  public Topic like(Actor actor, RequestCase request) {
    reach.requireSight(actor, request.bodyId(), request.number());
    var wanted = Objects.requireNonNullElse(request.wanted(), "");
    var others =
        open(
            REQUEST.BODY_ID.eq(request.bodyId()).and(REQUEST.ID.ne(request.id())),
            wanted.isBlank() ? 0 : NEWEST);
    var texts = new ArrayList<>(others.stream().map(Opened::wanted).toList());
    texts.add(wanted);
    var likeness = new Likeness(texts);
    var found = new ArrayList<Opened>();
    for (int i = 0; i < others.size(); i++) {
      if (likeness.of(i, others.size()) >= Likeness.SAME) {
        found.add(others.get(i));
      }
    }
    return topic(request.bodyId(), found);
  }

  /** What more than one applicant asked one body for, the most asked first. */
  @Transactional(readOnly = true)
  public List<Topic> topics(Actor actor) {
    if (!actor.mayAnywhere(Role.SUPERVISOR) && !actor.mayAnywhere(Role.REQUEST_APPROVER)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see what is asked for");
    }
    var ofBodies = new LinkedHashMap<Long, List<Opened>>();
    for (var opened : open(reach.condition(actor), NEWEST_OF_ALL)) {
      ofBodies.computeIfAbsent(opened.record().getBodyId(), b -> new ArrayList<>()).add(opened);
    }
    return ofBodies.entrySet().stream()
        .flatMap(e -> groups(e.getValue()).stream().map(g -> topic(e.getKey(), g)))
        .filter(t -> t.applicants() > 1)
        .sorted((a, b) -> b.applicants() - a.applicants())
        .toList();
  }

  private record Opened(RequestRecord record, String wanted) {}

  private List<Opened> open(Condition which, int most) {
    return most == 0
        ? List.of()
        : repository.list(which, List.of(REQUEST.ID.desc()), most, 0).stream()
            .map(r -> new Opened(r, Objects.requireNonNullElse(cases.wanted(r), "")))
            .filter(o -> !o.wanted().isBlank())
            .toList();
  }

  /** Each joins the first group whose newest is for the same. */
  private static Collection<List<Opened>> groups(List<Opened> all) {
    var likeness = new Likeness(all.stream().map(Opened::wanted).toList());
    var groups = new LinkedHashMap<Integer, List<Opened>>();
    for (int i = 0; i < all.size(); i++) {
      int at = i;
      int first =
          groups.keySet().stream()
              .filter(g -> likeness.of(g, at) >= Likeness.SAME)
              .findFirst()
              .orElse(i);
      groups.computeIfAbsent(first, g -> new ArrayList<>()).add(all.get(i));
    }
    return groups.values();
  }

  private Topic topic(long bodyId, List<Opened> found) {
    var applicants = found.stream().map(o -> cases.applicant(o.record())).distinct().count();
    return new Topic(
        bodyId, (int) applicants, cases.of(found.stream().map(Opened::record).toList()));
  }
}
