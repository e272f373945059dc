package org.chengming.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.audit.db.tables.records.EntryRecord;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * The two hashes of a link. That of the content is SHA-256 over the fields of the entry, each as
 * its length in bytes of UTF-8, a colon and its text, or {@code -} where it is null; so no two
 * entries that differ can read the same. That of the link is SHA-256 over the hash before it, 32
 * zeros for the first, and the content's.
 */
final class Links {
  static final byte[] BEFORE_THE_FIRST = new byte[32];
  private static final String FORM = "chengming audit entry 1";

  private Links() {}

  static byte[] content(EntryRecord entry) {
    var fields = new ByteArrayOutputStream();
    put(fields, FORM);
    put(fields, entry.getId());
    put(fields, micros(entry.getHappenedAt()));
    put(fields, entry.getActorId());
    put(fields, entry.getActorName());
    put(fields, entry.getActorBodyId());
    put(fields, entry.getAct());
    put(fields, entry.getSubjectKind());
    put(fields, entry.getSubject());
    put(fields, text(entry.getBefore()));
    put(fields, text(entry.getAfter()));
    return DigestUtils.sha256(fields.toByteArray());
  }

  static byte[] hash(byte[] before, byte[] content) {
    var digest = DigestUtils.getSha256Digest();
    digest.update(before);
    return digest.digest(content);
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  private static @Nullable String text(@Nullable JSONB json) {
    return json == null ? null : json.data();
  }

  private static void put(ByteArrayOutputStream fields, @Nullable Object value) {
    if (value == null) {
      fields.write('-');
      return;
    }
    var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    fields.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    fields.writeBytes(bytes);
  }
}
