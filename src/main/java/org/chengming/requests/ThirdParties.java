package org.chengming.requests;

import static org.chengming.requests.db.Tables.THIRD_PARTY;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.chengming.keys.Seal;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those whose interests the information touches (Art. 32); sealed like who asks. */
@Component
public class ThirdParties implements PersonalData {
  private static final String UNREADABLE = "（读不出来）";

  private final DSLContext db;
  private final Seal seal;
  private final Clock clock;

  ThirdParties(DSLContext db, Seal seal, Clock clock) {
    this.db = db;
    this.seal = seal;
    this.clock = clock;
  }

  /** What the next one of a case is called in its events. */
  String next(long request) {
    return "T" + (db.fetchCount(THIRD_PARTY, THIRD_PARTY.REQUEST_ID.eq(request)) + 1);
  }

  void add(long request, String whose, String name, String address) {
    db.insertInto(THIRD_PARTY)
        .set(THIRD_PARTY.REQUEST_ID, request)
        .set(THIRD_PARTY.WHOSE, whose)
        .set(THIRD_PARTY.SEALED_NAME, seal.seal(name, Places.thirdParty(request, whose, "name")))
        .set(
            THIRD_PARTY.SEALED_ADDRESS,
            seal.seal(address, Places.thirdParty(request, whose, "address")))
        .execute();
  }

  /** Their names by what the events call them, for officers of the case. */
  public Map<String, String> names(long request) {
    var names = new HashMap<String, String>();
    for (var r : db.fetch(THIRD_PARTY, THIRD_PARTY.REQUEST_ID.eq(request))) {
      var name = open(r.getSealedName(), request, r.getWhose(), "name");
      names.put(r.getWhose(), name == null ? UNREADABLE : name);
    }
    return names;
  }

  /** Where they are reached, as far as it can be read. */
  Map<String, String> addresses(long request) {
    var addresses = new HashMap<String, String>();
    for (var r : db.fetch(THIRD_PARTY, THIRD_PARTY.REQUEST_ID.eq(request))) {
      var address = open(r.getSealedAddress(), request, r.getWhose(), "address");
      addresses.put(r.getWhose(), address == null ? "" : address);
    }
    return addresses;
  }

  @Override
  public void erase(long request) {
    db.update(THIRD_PARTY)
        .setNull(THIRD_PARTY.SEALED_NAME)
        .setNull(THIRD_PARTY.SEALED_ADDRESS)
        .set(THIRD_PARTY.ERASED_AT, clock.instant())
        .where(THIRD_PARTY.REQUEST_ID.eq(request))
        .and(THIRD_PARTY.ERASED_AT.isNull())
        .execute();
  }

  private @Nullable String open(byte @Nullable [] sealed, long request, String whose, String what) {
    return seal.open(sealed, Places.thirdParty(request, whose, what));
  }
}
