package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.INDEX_SERIES;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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
    var series = series(bodyId, year);
    return Objects.requireNonNull(next(new TreeMap<>(Map.of(series, 1))).get(series)).getFirst();
  }

  /** A body's numbers of a year; bodies under one prefix share them. */
  record Series(Body body, String prefix, int year) implements Comparable<Series> {
    @Override
    public int compareTo(Series other) {
      return Comparator.comparing(Series::prefix)
          .thenComparingInt(Series::year)
          .compare(this, other);
    }
  }

  Series series(long bodyId, int year) {
    var body = organisations.bodies().get(bodyId);
    return new Series(body, prefix(body), year);
  }

  /**
   * The next numbers of each series, as many as asked for; one statement, which takes the locks in
   * the order of the map.
   *
   * @throws Refused when a year's 99,999 are used up
   */
  SortedMap<Series, List<IndexNumber>> next(SortedMap<Series, Integer> counts) {
    var series = List.copyOf(counts.keySet());
    var rows =
        db.fetch(
            """
            insert into publishing.index_series (prefix, year, last_serial)
            select * from unnest({0}::text[], {1}::int[], {2}::int[])
            on conflict (prefix, year)
            do update set last_serial = index_series.last_serial + excluded.last_serial
            returning last_serial
            """,
            val(series.stream().map(Series::prefix).toArray(String[]::new)),
            val(series.stream().map(Series::year).toArray(Integer[]::new)),
            val(counts.values().toArray(Integer[]::new)));
    var numbers = new TreeMap<Series, List<IndexNumber>>();
    var lasts = rows.getValues(0, Integer.class).iterator();
    counts.forEach((each, count) -> numbers.put(each, numbers(each, lasts.next(), count)));
    return numbers;
  }

  private static List<IndexNumber> numbers(Series series, int last, int count) {
    if (last > LAST) {
      throw Refused.because(
          "",
          "%s %d年的索引号已经用完。".formatted(series.body().name(), series.year()),
          "Series %s/%d is at %d".formatted(series.prefix(), series.year(), last));
    }
    return IntStream.rangeClosed(last - count + 1, last)
        .mapToObj(serial -> number(series.prefix(), series.year(), serial))
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
