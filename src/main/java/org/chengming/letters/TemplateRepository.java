package org.chengming.letters;

import static org.chengming.letters.db.Tables.TEMPLATE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.letters.db.tables.records.TemplateRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The versions that were written here. */
@Repository
class TemplateRepository {
  private final DSLContext db;

  TemplateRepository(DSLContext db) {
    this.db = db;
  }

  Optional<LetterTemplate> newest(String kind) {
    return db.selectFrom(TEMPLATE)
        .where(TEMPLATE.KIND.eq(kind))
        .orderBy(TEMPLATE.VERSION.desc())
        .limit(1)
        .fetchOptional(TemplateRepository::template);
  }

  /** The newest of each kind that was ever changed. */
  List<LetterTemplate> newest() {
    return db.select()
        .distinctOn(TEMPLATE.KIND)
        .from(TEMPLATE)
        .orderBy(TEMPLATE.KIND, TEMPLATE.VERSION.desc())
        .fetchInto(TEMPLATE)
        .map(TemplateRepository::template);
  }

  Optional<LetterTemplate> find(String kind, int version) {
    return db.selectFrom(TEMPLATE)
        .where(TEMPLATE.KIND.eq(kind), TEMPLATE.VERSION.eq(version))
        .fetchOptional(TemplateRepository::template);
  }

  /** The newest first. */
  List<LetterTemplates.Version> versions(String kind) {
    return db.select(TEMPLATE.VERSION, TEMPLATE.STAFF_NAME, TEMPLATE.WRITTEN_AT)
        .from(TEMPLATE)
        .where(TEMPLATE.KIND.eq(kind))
        .orderBy(TEMPLATE.VERSION.desc())
        .fetch(r -> new LetterTemplates.Version(r.value1(), r.value2(), r.value3()));
  }

  /** Whether the version is written now; false when it was there. */
  boolean add(LetterTemplate template, Actor by, Instant at) {
    return db.insertInto(TEMPLATE)
            .set(TEMPLATE.KIND, template.kind())
            .set(TEMPLATE.VERSION, template.version())
            .set(TEMPLATE.NAME, template.name())
            .set(TEMPLATE.TITLE, template.title())
            .set(TEMPLATE.BODY, template.body())
            .set(TEMPLATE.STAFF_ID, by.id())
            .set(TEMPLATE.STAFF_NAME, by.name())
            .set(TEMPLATE.WRITTEN_AT, at)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  private static LetterTemplate template(TemplateRecord r) {
    return new LetterTemplate(r.getKind(), r.getVersion(), r.getName(), r.getTitle(), r.getBody());
  }
}
