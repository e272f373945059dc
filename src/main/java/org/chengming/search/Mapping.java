package org.chengming.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.chengming.publishing.PublicDocument;
import org.chengming.publishing.Validity;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * A public document as the index holds it. Only the document's own body and theme are held:
 * subtrees are resolved when somebody asks, so moving a body or a theme needs no new index, and
 * likewise validity is computed from days.
 */
final class Mapping {
  /**
   * Raised with every change of fields or analysis; an index of another version is built anew from
   * the change log.
   */
  static final int VERSION = 1;

  static final long NEVER = Long.MAX_VALUE;
  static final long ALWAYS = Long.MIN_VALUE;

  /** Titles and stored words are cut here; Lucene refuses terms beyond 32,766 bytes. */
  private static final int LONGEST_TERM = 2_000;

  private Mapping() {}

  /**
   * The entry for {@code document}.
   *
   * @param issuer names of the issuing body, empty when unknown
   * @param attached text of each attachment that could be read
   */
  static Document entry(PublicDocument document, List<String> issuer, List<String> attached) {
    var entry = new Document();
    entry.add(new StringField(Fields.ID, Long.toString(document.id()), Field.Store.YES));
    entry.add(new NumericDocValuesField(Fields.SERIAL, document.id()));
    words(entry, document, issuer, attached);
    numbers(entry, document);
    facets(entry, document);
    days(entry, document);
    stored(entry, Fields.PUBLISHED, Long.toString(document.firstPublishedAt().getEpochSecond()));
    stored(entry, Fields.UPDATED, Long.toString(document.publishedAt().getEpochSecond()));
    stored(entry, Fields.SOURCE_ID, document.sourceId());
    if (document.explainer()) {
      stored(entry, Fields.EXPLAINER, "1");
    }
    return entry;
  }

  private static void words(
      Document entry, PublicDocument document, List<String> issuer, List<String> attached) {
    var text = Jsoup.parse(document.contentHtml()).text();
    entry.add(new TextField(Fields.TITLE, document.title(), Field.Store.YES));
    entry.add(new StringField(Fields.TITLE_EXACT, exact(document.title()), Field.Store.NO));
    all(entry, document.title());
    all(entry, text);
    stored(entry, Fields.TEXT, text);
    if (document.summary() != null) {
      all(entry, document.summary());
    }
    for (var keyword : document.keywords()) {
      entry.add(new TextField(Fields.KEYWORDS, keyword, Field.Store.NO));
      entry.add(new StringField(Fields.WORD, exact(keyword), Field.Store.NO));
      all(entry, keyword);
    }
    for (var name : issuer) {
      entry.add(new TextField(Fields.ISSUER, name, Field.Store.NO));
      entry.add(new StringField(Fields.WORD, exact(name), Field.Store.NO));
      all(entry, name);
    }
    document.attachments().forEach(a -> all(entry, a.name()));
    attached.forEach(t -> all(entry, t));
    if (!attached.isEmpty()) {
      stored(entry, Fields.ATTACHED, String.join(" ", attached));
    }
  }

  private static void all(Document entry, String text) {
    entry.add(new TextField(Fields.ALL, text, Field.Store.NO));
  }

  private static void numbers(Document entry, PublicDocument document) {
    stored(entry, Fields.INDEX_NUMBER, document.indexNumber());
    stored(entry, Fields.DOCUMENT_NUMBER, document.documentNumber());
    if (document.documentNumber() != null) {
      all(entry, document.documentNumber());
      entry.add(new StringField(Fields.OFFICIAL, "1", Field.Store.NO));
    }
    NumberSpelling.keys(document)
        .forEach(key -> entry.add(new StringField(Fields.NUMBER, key, Field.Store.NO)));
  }

  private static void facets(Document entry, PublicDocument document) {
    facet(entry, Fields.BODY, Long.toString(document.bodyId()));
    facet(entry, Fields.THEME, document.theme());
    facet(entry, Fields.GENRE, document.genre());
    facet(entry, Fields.DUTY, document.duty());
    facet(entry, Fields.YEAR, Integer.toString(document.formedOn().getYear()));
  }

  private static void facet(Document entry, String field, @Nullable String value) {
    if (value != null) {
      entry.add(new StringField(field, value, Field.Store.YES));
      entry.add(new SortedDocValuesField(field, new BytesRef(value)));
    }
  }

  private static void days(Document entry, PublicDocument document) {
    var ended = document.ended();
    entry.add(new LongField(Fields.FORMED, document.formedOn().toEpochDay(), Field.Store.YES));
    day(
        entry,
        Fields.EFFECTIVE,
        document.effectiveOn() == null ? ALWAYS : document.effectiveOn().toEpochDay());
    day(
        entry,
        Fields.EXPIRES,
        document.expiresOn() == null ? NEVER : document.expiresOn().toEpochDay());
    day(entry, Fields.ENDED, ended == null ? NEVER : ended.on().toEpochDay());
    day(entry, Fields.ENDED_KIND, ended == null || ended.kind() == Validity.ABOLISHED ? 0 : 1);
  }

  private static void day(Document entry, String field, long value) {
    entry.add(new LongField(field, value, Field.Store.YES));
  }

  private static void stored(Document entry, String field, @Nullable String value) {
    if (value != null) {
      entry.add(new StoredField(field, value));
    }
  }

  /** Letters and digits only, folded: two titles that differ in punctuation are the same. */
  static String exact(String text) {
    return cut(
        ChineseAnalyzer.fold(text)
            .codePoints()
            .filter(Character::isLetterOrDigit)
            .mapToObj(Character::toString)
            .collect(Collectors.joining())
            .toLowerCase(Locale.ROOT));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TERM ? text : text.substring(0, LONGEST_TERM);
  }
}
