package org.chengming.search;

/** Names of the fields in the index. */
final class Fields {
  /** Key of the document; also as a number, to break ties. */
  static final String ID = "id";

  static final String SERIAL = "serial";

  /**
   * Everything a question may match: title, numbers, issuer, keywords, summary, text, attachments.
   */
  static final String ALL = "all";

  static final String TITLE = "title";
  static final String TITLE_EXACT = "title_exact";
  static final String KEYWORDS = "keywords";
  static final String ISSUER = "issuer";

  /** Document number and index number, each in its one spelling. */
  static final String NUMBER = "number";

  /** Whole words a mistyped one may be meant for. */
  static final String WORD = "word";

  /** Day formed, days since 1970; also the stored date and the two sorts by date. */
  static final String FORMED = "formed";

  static final String EFFECTIVE = "effective";
  static final String EXPIRES = "expires";
  static final String ENDED = "ended";
  static final String ENDED_KIND = "ended_kind";

  static final String BODY = "body";
  static final String THEME = "theme";
  static final String GENRE = "genre";
  static final String YEAR = "year";
  static final String DUTY = "duty";

  static final String INDEX_NUMBER = "index_number";
  static final String DOCUMENT_NUMBER = "document_number";
  static final String SOURCE_ID = "source_id";

  /** Present on documents issued under a number. */
  static final String OFFICIAL = "official";

  static final String EXPLAINER = "explainer";

  /** Moments of first and latest publication, seconds since 1970. */
  static final String PUBLISHED = "published";

  static final String UPDATED = "updated";
  static final String TEXT = "text";
  static final String ATTACHED = "attached";

  private Fields() {}

  /** The field a facet is counted in; validity has none, it follows from dates. */
  static String of(Facet facet) {
    return switch (facet) {
      case BODY -> BODY;
      case THEME -> THEME;
      case GENRE -> GENRE;
      case YEAR -> YEAR;
      case DUTY -> DUTY;
      case VALIDITY ->
          throw new IllegalArgumentException("Validity is computed from dates and has no field");
    };
  }
}
