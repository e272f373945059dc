package org.chengming.publishing;

import java.util.Map;
import java.util.TreeMap;
import org.chengming.publishing.db.tables.records.DocumentRecord;
import org.chengming.publishing.db.tables.records.EditionRecord;

/** An edition and its document, locked until the transaction ends. */
record Held(DocumentRecord document, EditionRecord edition) {
  long id() {
    return edition.getId();
  }

  long documentId() {
    return document.getId();
  }

  EditionState state() {
    return EditionState.valueOf(edition.getState());
  }

  EditionFields fields() {
    return EditionRepository.fields(edition);
  }

  /** For the audit: what it is and where it stands. */
  Map<String, Object> snapshot() {
    var now = new TreeMap<String, Object>();
    now.put("edition", edition.getNumber());
    now.put("state", edition.getState());
    now.put("title", edition.getTitle());
    now.put("revision", edition.getRevision());
    now.put("contentSha256", edition.getContentSha256());
    if (document.getIndexNumber() != null) {
      now.put("indexNumber", document.getIndexNumber());
    }
    if (edition.getPublishAt() != null) {
      now.put("publishAt", edition.getPublishAt().toString());
    }
    return now;
  }
}
