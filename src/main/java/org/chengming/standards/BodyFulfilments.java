package org.chengming.standards;

import static org.chengming.standards.db.Tables.BINDING;
import static org.chengming.standards.db.Tables.FULFILMENT;
import static org.jooq.impl.DSL.inline;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.organisations.Body;
import org.chengming.organisations.ContactKind;
import org.chengming.organisations.ContactPoint;
import org.chengming.organisations.Organisations;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * What bodies say of themselves fulfils the items that ask for it (N20: duties are compiled from
 * their own record, never typed twice): the guide, and where, when and by which number a body is
 * reached (条例 Art. 20 (2)). It counts from the day on which all of it was there.
 */
@Component
class BodyFulfilments {
  private static final Set<ContactKind> NEEDED =
      EnumSet.of(ContactKind.ADDRESS, ContactKind.HOURS, ContactKind.PHONE);

  private final DSLContext db;
  private final Standards standards;
  private final Organisations organisations;

  BodyFulfilments(DSLContext db, Standards standards, Organisations organisations) {
    this.db = db;
    this.standards = standards;
    this.organisations = organisations;
  }

  /** Makes them level with the bodies as they stand; doing it again changes nothing. */
  void follow(LocalDate today) {
    var whole =
        organisations.bodies().all().stream()
            .filter(BodyFulfilments::whole)
            .map(Body::id)
            .collect(Collectors.toSet());
    for (var place : standards.snapshot().byItem().values()) {
      var written = place.item().register();
      if (written != null && ItemRegister.of(written).name().equals(ItemRegister.BODIES)) {
        level(place, whole, today);
      }
    }
  }

  private static boolean whole(Body body) {
    var kinds = body.contacts().stream().map(ContactPoint::kind).collect(Collectors.toSet());
    return body.guide() != null && !body.guide().isBlank() && kinds.containsAll(NEEDED);
  }

  private void level(Standards.Place place, Set<Long> whole, LocalDate today) {
    var mine =
        FULFILMENT
            .ITEM_ID
            .eq(place.item().id())
            .and(FULFILMENT.REGISTER.eq(inline(ItemRegister.BODIES)));
    var had =
        new HashSet<>(
            db.select(FULFILMENT.BODY_ID).from(FULFILMENT).where(mine).fetchSet(0, Long.class));
    var gone = new HashSet<>(had);
    gone.removeAll(whole);
    if (!gone.isEmpty()) {
      db.deleteFrom(FULFILMENT).where(mine).and(FULFILMENT.BODY_ID.in(gone)).execute();
    }
    var inserts =
        db
            .select(BINDING.BODY_ID)
            .from(BINDING)
            .where(BINDING.STANDARD_ID.eq(place.standard().id()))
            .fetch(BINDING.BODY_ID)
            .stream()
            .filter(body -> whole.contains(body) && !had.contains(body))
            .map(
                body ->
                    db.insertInto(FULFILMENT)
                        .set(FULFILMENT.BODY_ID, body)
                        .set(FULFILMENT.STANDARD_ID, place.standard().id())
                        .set(FULFILMENT.ITEM_ID, place.item().id())
                        .set(FULFILMENT.REGISTER, ItemRegister.BODIES)
                        .set(FULFILMENT.PUBLISHED_ON, today))
            .toList();
    db.batch(inserts).execute();
  }
}
