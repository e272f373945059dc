package org.chengming.site.web;

import java.util.ArrayList;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentCounts;
import org.chengming.web.Cursor;
import org.chengming.web.Frame;
import org.chengming.web.Listing;
import org.chengming.web.ListingRequest;
import org.chengming.web.PublicRevision;
import org.springframework.stereotype.Component;

/** Lists of bodies from the directory in memory, in the order of the hierarchy. */
@Component
class BodyLists implements PublicRevision {
  private final Organisations organisations;
  private final DocumentCounts counts;

  BodyLists(Organisations organisations, DocumentCounts counts) {
    this.organisations = organisations;
    this.counts = counts;
  }

  @Override
  public String current() {
    return Long.toString(organisations.bodies().revision());
  }

  Listing list(BodyFilter filter, String path, ListingRequest asked, Frame frame) {
    var after = asked.cursor() == null ? null : asked.cursor().text(0);
    var shown = new ArrayList<Body>();
    Cursor next = null;
    var started = after == null;
    for (var body : organisations.bodies().all()) {
      if (!started) {
        started = body.code().equals(after);
      } else if (matches(body, filter, frame)) {
        if (shown.size() == asked.size()) {
          next = Cursor.of(shown.getLast().code());
          break;
        }
        shown.add(body);
      }
    }
    var t = frame.t();
    return Listing.of(
        t.of("公开机构"),
        t.of("有义务公开政府信息的机关，和它们公开了什么"),
        path + filter.query(),
        shown.stream().map(b -> entry(b, frame)).toList(),
        next);
  }

  long count(BodyFilter filter, Frame frame) {
    return organisations.bodies().all().stream().filter(b -> matches(b, filter, frame)).count();
  }

  private boolean matches(Body body, BodyFilter filter, Frame frame) {
    var q = filter.q();
    if (q != null) {
      return body.name().contains(q)
          || (body.shortName() != null && body.shortName().contains(q))
          || (body.nameEn() != null && body.nameEn().toLowerCase().contains(q.toLowerCase()));
    }
    if (body.outside() || !body.standsOn(frame.today())) {
      return false;
    }
    return (filter.level() == null || body.level().name().equals(filter.level()))
        && (filter.area() == null
            || (body.divisionCode() != null && body.divisionCode().startsWith(filter.area())));
  }

  Listing.Entry entry(Body body, Frame frame) {
    var t = frame.t();
    var parent = body.parentId() == null ? null : organisations.bodies().get(body.parentId());
    var entry =
        Listing.Entry.of(body.code(), "/bodies/" + body.code(), body.label(t))
            .saying(body.level().label(t) + "　" + body.kind().label(t))
            .counting(counts.now().ofBody(body.id()));
    var ended = body.endedOn() != null && !body.standsOn(frame.today());
    entry = parent == null ? entry : entry.from(parent.label(t), "/bodies/" + parent.code());
    return ended
        ? entry.standing(new Listing.Status("ENDED", t.of("已撤销或更名"), "status-past"))
        : entry;
  }

  List<Listing.Entry> entries(List<Body> bodies, Frame frame) {
    return bodies.stream().map(b -> entry(b, frame)).toList();
  }
}
