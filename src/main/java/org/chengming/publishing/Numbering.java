package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.INDEX_SERIES;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Gives out index numbers. The row of a series stays locked until the transaction ends, so serials
 * have no gaps and two publishers never get the same; a number once given out is never given again.
 */
@Component
class Numbering {
  private static final Pattern SERIAL = Pattern.compile("^(.*)/(\\d{4})-(\\d{5})$");
  private static final int LAST = 99_999;

  private final DSLContext db;
  private final Organisations organisations;
  private final PublishingSettings settings;

  Numbering(DSLContext db, Organisations organisations, PublishingSettings settings) {
    this.db = db;
    this.organisations = organisations;
    this.settings = settings;
  }

  IndexNumber next(long bodyId, int year) {
    return next(bodyId, year, 1).getFirst();
  }

  /**
   * The next {@code count} numbers of the body's series.
   *
   * @throws Refused when the year's 99,999 are used up
   */
  List<IndexNumber> next(long bodyId, int year, int count) {
    var body = organisations.bodies().get(bodyId);
    var prefix = prefix(body);
    var last =
        db.insertInto(
                INDEX_SERIES, INDEX_SERIES.PREFIX, INDEX_SERIES.YEAR, INDEX_SERIES.LAST_SERIAL)
            .values(prefix, year, count)
            .onConflict(INDEX_SERIES.PREFIX, INDEX_SERIES.YEAR)
            .doUpdate()
            .set(INDEX_SERIES.LAST_SERIAL, INDEX_SERIES.LAST_SERIAL.plus(count))
            .returningResult(INDEX_SERIES.LAST_SERIAL)
            .fetchSingle()
            .value1();
    if (last > LAST) {
      throw Refused.because(
          "",
          "%s %d年的索引号已经用完。".formatted(body.name(), year),
          "Series %s/%d is at %d".formatted(prefix, year, last));
    }
    return IntStream.rangeClosed(last - count + 1, last)
        .mapToObj(serial -> number(prefix, year, serial))
        .toList();
  }

  /** Keeps a number that came from elsewhere from being given out here. */
  void occupy(IndexNumber number) {
    var m = SERIAL.matcher(number.value());
    if (m.matches()) {
      int serial = Integer.parseInt(m.group(3));
      db.insertInto(INDEX_SERIES, INDEX_SERIES.PREFIX, INDEX_SERIES.YEAR, INDEX_SERIES.LAST_SERIAL)
          .values(m.group(1), Integer.parseInt(m.group(2)), serial)
          .onConflict(INDEX_SERIES.PREFIX, INDEX_SERIES.YEAR)
          .doUpdate()
          .set(INDEX_SERIES.LAST_SERIAL, greatest(INDEX_SERIES.LAST_SERIAL, val(serial)))
          .execute();
    }
  }

  boolean fits(IndexNumber number) {
    return settings.indexNumberPattern().matcher(number.value()).matches();
  }

  /** The organisation code; the unified code where the tenant's pattern takes only that. */
  private String prefix(Body body) {
    return Stream.concat(
            Stream.of(body.organisationCode().value()),
            Stream.ofNullable(body.uscc()).map(u -> u.value()))
        .filter(code -> fits(number(code, 2026, 1)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No code of body %s fits the index number pattern".formatted(body.code())));
  }

  private static IndexNumber number(String prefix, int year, int serial) {
    return new IndexNumber("%s/%04d-%05d".formatted(prefix, year, serial));
  }
}
