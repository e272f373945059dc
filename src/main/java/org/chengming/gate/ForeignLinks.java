package org.chengming.gate;

import static org.chengming.gate.db.Tables.LINK_LOOK;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chengming.database.Worker;
import org.chengming.outgoing.Outgoing;
import org.chengming.outgoing.Outgoing.Call;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Links to other hosts, tried behind the pages where settings say so, by the one client for
 * outgoing calls and only at hosts it may call. One thread a node; an address is leased, so two
 * nodes do not ask it at once.
 */
@Component
public class ForeignLinks extends Worker {
  private static final Logger log = LoggerFactory.getLogger(ForeignLinks.class);
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int MOST = 200;
  private static final int LONGEST = 2_000;
  private static final int MOST_BYTES = 64 << 10;

  private final LinkSettings settings;
  private final DSLContext db;
  private final Outgoing outgoing;
  private final Clock clock;

  ForeignLinks(LinkSettings settings, DSLContext db, Outgoing outgoing, Clock clock) {
    super("foreign-links", PATIENCE.plusSeconds(5));
    this.settings = settings;
    this.db = db;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  /**
   * A link that did not open.
   *
   * @param why a sentence in Chinese
   */
  public record Dead(String address, String why) {}

  /** What came of trying an address. */
  enum Outcome {
    OPENS(""),
    GONE("对方说没有这个页面"),
    FAILS("对方的服务器出错了"),
    SILENT("对方没有应答"),
    NOT_TRIED("");

    private final String why;

    Outcome(String why) {
      this.why = why;
    }

    static Outcome of(int status) {
      return status == 404 || status == 410 ? GONE : status >= 500 ? FAILS : OPENS;
    }
  }

  /**
   * Those of a text that did not open when they were last tried; what was not tried lately is,
   * after this. Nothing where settings do not say so.
   */
  public List<Dead> dead(String html) {
    if (!settings.follow() || !html.contains("href=\"http")) {
      return List.of();
    }
    var addresses =
        Jsoup.parseBodyFragment(html).select("a[href^=http]").eachAttr("href").stream()
            .map(a -> a.split("#", 2)[0])
            .filter(a -> a.length() <= LONGEST)
            .distinct()
            .limit(MOST)
            .toList();
    addresses.forEach(this::ask);
    wake();
    return db
        .selectFrom(LINK_LOOK)
        .where(LINK_LOOK.ADDRESS.in(addresses))
        .orderBy(LINK_LOOK.ADDRESS)
        .fetch()
        .stream()
        .filter(r -> r.getOutcome() != null)
        .map(r -> new Dead(r.getAddress(), Outcome.valueOf(r.getOutcome()).why))
        .filter(d -> !d.why().isEmpty())
        .toList();
  }

  /** To be tried, unless it was lately. */
  private void ask(String address) {
    var now = clock.instant();
    db.insertInto(LINK_LOOK)
        .set(LINK_LOOK.ADDRESS, address)
        .set(LINK_LOOK.DUE_AT, now)
        .onConflict(LINK_LOOK.ADDRESS)
        .doUpdate()
        .set(LINK_LOOK.DUE_AT, now)
        .where(LINK_LOOK.DUE_AT.isNull())
        .and(LINK_LOOK.LOOKED_AT.lt(now.minus(settings.again())))
        .execute();
  }

  @Override
  protected boolean wanted() {
    return settings.follow();
  }

  @Override
  protected void interrupt(Thread working) {
    working.interrupt();
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try {
        if (!next()) {
          pause(LOOK);
        }
      } catch (RuntimeException e) {
        log.warn("Trying links is held up", e);
        rest(LOOK);
      }
    }
  }

  /** Tries one that is due; whether there was one. */
  boolean next() {
    var address = claim();
    address.ifPresent(a -> settle(a, look(a)));
    return address.isPresent();
  }

  private Optional<String> claim() {
    var now = clock.instant();
    var next =
        db.select(LINK_LOOK.ADDRESS)
            .from(LINK_LOOK)
            .where(LINK_LOOK.DUE_AT.le(now))
            .orderBy(LINK_LOOK.DUE_AT)
            .limit(1)
            .forUpdate()
            .skipLocked();
    return db.update(LINK_LOOK)
        .set(LINK_LOOK.DUE_AT, now.plus(LEASE))
        .where(LINK_LOOK.ADDRESS.eq(next))
        .returningResult(LINK_LOOK.ADDRESS)
        .fetchOptional(r -> r.value1());
  }

  private void settle(String address, Outcome outcome) {
    db.update(LINK_LOOK)
        .setNull(LINK_LOOK.DUE_AT)
        .set(LINK_LOOK.LOOKED_AT, clock.instant())
        .set(LINK_LOOK.OUTCOME, outcome.name())
        .where(LINK_LOOK.ADDRESS.eq(address))
        .execute();
  }

  /** Asked for the head alone first; servers that do not know that are asked for the page. */
  private Outcome look(String address) {
    try {
      var uri = new URI(address);
      var head = status(uri, "HEAD");
      if (head < 400) {
        return Outcome.OPENS;
      }
      try {
        return Outcome.of(status(uri, "GET"));
      } catch (Outgoing.NotAllowed e) {
        return Outcome.NOT_TRIED;
      } catch (IOException e) {
        return Outcome.of(head); // a page larger than we read
      }
    } catch (Outgoing.NotAllowed | URISyntaxException e) {
      return Outcome.NOT_TRIED;
    } catch (IOException e) {
      return Outcome.SILENT;
    }
  }

  private int status(URI uri, String method) throws IOException {
    var usual = Call.get(uri).within(PATIENCE).atMost(MOST_BYTES).with("Range", "bytes=0-1023");
    return outgoing
        .send(new Call(method, uri, usual.headers(), usual.body(), usual.patience(), usual.most()))
        .status();
  }
}
