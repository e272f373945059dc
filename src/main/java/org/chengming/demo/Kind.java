package org.chengming.demo;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of documents the demo province issues: genre code, series of the document number, and
 * who writes it.
 */
enum Kind {
  WORK("08", "发", new OrderWriter()::work),
  OPINION("07", "规", new OrderWriter()::opinion),
  SCHEME("08", "发", new OrderWriter()::scheme),
  MEASURES("08", "规", new OrderWriter()::measures),
  BLUEPRINT("08", "发", new OrderWriter()::blueprint),
  PUBLIC_NOTICE("06", null, new NoticeWriter()::publicNotice),
  HEATING("08", "发", new NoticeWriter()::heating),
  LAND("05", "补告", new NoticeWriter()::land),
  RECRUITMENT("05", null, new NoticeWriter()::recruitment),
  REPLY("12", "函", new LetterWriter()::reply),
  DECISION("02", "发", new LetterWriter()::decision),
  BUDGET("99", null, new MoneyWriter()::budget),
  FOOD("05", null, new InspectionWriter()::food),
  ACCIDENT("10", null, new InspectionWriter()::accident),
  DISCLOSURE_REPORT("10", null, new ReportWriter()::disclosure),
  STATISTICS("04", null, new ReportWriter()::statistics),
  SECTOR("05", null, new SectorWriter()::notice),
  EXPLAINER("99", null, new ExplainerWriter()::explainer);

  /** Writes a planned document; {@code shelf} holds those planned before it, to be cited. */
  @FunctionalInterface
  interface Writer {
    Written write(Planned document, Pen pen, Shelf shelf);
  }

  private final String genre;
  private final @Nullable String series;
  private final Writer writer;

  Kind(String genre, @Nullable String series, Writer writer) {
    this.genre = genre;
    this.series = series;
    this.writer = writer;
  }

  String genre() {
    return genre;
  }

  /** What stands between the body's word and the year; null when the kind has no number. */
  @Nullable String series() {
    return series;
  }

  Written write(Planned document, Shelf shelf) {
    return writer.write(document, new Pen(document.seed()), shelf);
  }

  /** Rules for everybody, which later ones can take the place of and explainers explain. */
  boolean policy() {
    return this == OPINION
        || this == SCHEME
        || this == MEASURES
        || this == BLUEPRINT
        || this == HEATING;
  }
}
