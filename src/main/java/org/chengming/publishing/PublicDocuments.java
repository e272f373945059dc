package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.EXPLAINER_LINK;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads live documents in bulk, for those who follow the change log. */
@Component
public class PublicDocuments {
  private final DSLContext db;

  PublicDocuments(DSLContext db) {
    this.db = db;
  }

  /**
   * Keywords of live documents with how many documents bear each, the most frequent first. Reads
   * every live edition once: for the background, now and then.
   */
  @Transactional(readOnly = true)
  public Map<String, Integer> keywords(int most) {
    var word = field(name("live", "word"), String.class);
    return db.select(word, count())
        .from(EDITION, unnest(EDITION.KEYWORDS).as("live", "word"))
        .where(EDITION.STATE.eq("LIVE"))
        .groupBy(word)
        .orderBy(count().desc(), word)
        .limit(most)
        .fetch()
        .intoMap(word, count());
  }

  /** The id of the document that bears the index number, live or not. */
  @Transactional(readOnly = true)
  public Optional<Long> find(String indexNumber) {
    return db.select(DOCUMENT.ID)
        .from(DOCUMENT)
        .where(DOCUMENT.INDEX_NUMBER.eq(indexNumber))
        .fetchOptional(DOCUMENT.ID);
  }

  /**
   * The live ones among {@code ids}; one that is missing is not (or no longer) public. Three
   * queries, whatever the number, each by keys: joined with their editions, the attachments of a
   * few hundred documents were looked for in all editions once there were enough of them.
   */
  @Transactional(readOnly = true)
  public Map<Long, PublicDocument> load(Collection<Long> ids) {
    var wanted = ids.toArray(Long[]::new);
    var explains =
        field(
            exists(
                selectOne()
                    .from(EXPLAINER_LINK)
                    .where(EXPLAINER_LINK.EXPLAINER_ID.eq(EDITION.DOCUMENT_ID))));
    var rows =
        db.select(
                EDITION.asterisk(),
                DOCUMENT.INDEX_NUMBER,
                DOCUMENT.SOURCE,
                DOCUMENT.SOURCE_ID,
                explains)
            .from(EDITION)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
            .where(EDITION.STATE.eq("LIVE"))
            .and(EDITION.DOCUMENT_ID.eq(any(wanted)))
            .fetch();
    var attachments = attachments(rows.getValues(EDITION.ID).toArray(Long[]::new));
    var ended = ended(wanted);
    var documents = new HashMap<Long, PublicDocument>();
    for (var r : rows) {
      var e = r.into(EDITION);
      documents.put(
          e.getDocumentId(),
          new PublicDocument(
              e.getDocumentId(),
              r.get(DOCUMENT.INDEX_NUMBER),
              e.getBodyId(),
              e.getNumber(),
              e.getTitle(),
              e.getDocumentNumber(),
              e.getDocumentNumberKey(),
              e.getGenre(),
              e.getTheme(),
              e.getDuty(),
              e.getAudience(),
              e.getFormedOn(),
              e.getEffectiveOn(),
              e.getExpiresOn(),
              e.getFirstPublishedAt(),
              e.getPublishedAt(),
              e.getSummary(),
              List.of(e.getKeywords()),
              e.getContentHtml(),
              attachments.getOrDefault(e.getId(), List.of()),
              ended.get(e.getDocumentId()),
              r.get(explains),
              r.get(DOCUMENT.SOURCE),
              r.get(DOCUMENT.SOURCE_ID)));
    }
    return documents;
  }

  /** By edition, in their order. */
  private Map<Long, List<PublicDocument.Attachment>> attachments(Long[] editions) {
    return db.select(
            ATTACHMENT.ID,
            ATTACHMENT.NAME,
            ATTACHMENT.SHA256,
            ATTACHMENT.MEDIA_TYPE,
            ATTACHMENT.SIZE,
            ATTACHMENT.EDITION_ID)
        .from(ATTACHMENT)
        .where(ATTACHMENT.EDITION_ID.eq(any(editions)))
        .orderBy(ATTACHMENT.EDITION_ID, ATTACHMENT.POSITION)
        .fetchGroups(
            ATTACHMENT.EDITION_ID,
            r ->
                new PublicDocument.Attachment(
                    r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
  }

  private Map<Long, PublicDocument.Ended> ended(Long[] documents) {
    var ended = new HashMap<Long, PublicDocument.Ended>();
    db.selectFrom(VALIDITY_CHANGE)
        .where(VALIDITY_CHANGE.DOCUMENT_ID.eq(any(documents)))
        .orderBy(VALIDITY_CHANGE.EFFECTIVE_ON, VALIDITY_CHANGE.ID)
        .forEach(
            v ->
                ended.putIfAbsent(
                    v.getDocumentId(),
                    new PublicDocument.Ended(Validity.valueOf(v.getKind()), v.getEffectiveOn())));
    return ended;
  }
}
