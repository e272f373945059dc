package org.chengming.requests;

import static org.chengming.requests.db.Tables.ARCHIVE;
import static org.chengming.requests.db.Tables.ARCHIVE_MEMBER;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengming.keys.Seal;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Archives as they were made, sealed. */
@Component
class ArchiveRepository {
  private final DSLContext db;
  private final Clock clock;
  private final Seal seal;

  ArchiveRepository(DSLContext db, Clock clock, Seal seal) {
    this.db = db;
    this.clock = clock;
    this.seal = seal;
  }

  /**
   * @param manifest as it was written
   * @param members those made for the archive
   */
  record Kept(String sha256, String manifest, List<ArchiveMember> members) {}

  void insert(long request, Kept kept) {
    db.insertInto(ARCHIVE)
        .set(ARCHIVE.REQUEST_ID, request)
        .set(ARCHIVE.MADE_AT, clock.instant())
        .set(ARCHIVE.MANIFEST_SHA256, kept.sha256())
        .set(ARCHIVE.SEALED_MANIFEST, seal.seal(kept.manifest(), Places.archive(request, "")))
        .execute();
    insertMembers(request, kept);
  }

  private void insertMembers(long request, Kept kept) {
    for (var member : kept.members()) {
      db.insertInto(ARCHIVE_MEMBER)
          .set(ARCHIVE_MEMBER.REQUEST_ID, request)
          .set(ARCHIVE_MEMBER.PATH, member.path())
          .set(ARCHIVE_MEMBER.SEALED_BYTES, sealed(request, member))
          .execute();
    }
  }

  private byte[] sealed(long request, ArchiveMember member) {
    try (var in = member.content().open()) {
      var text = Base64.getEncoder().encodeToString(in.readAllBytes());
      return seal.seal(text, Places.archive(request, member.path()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The one that was made again. */
  void replace(long request, Kept kept) {
    int written =
        db.update(ARCHIVE)
            .set(ARCHIVE.MADE_AT, clock.instant())
            .set(ARCHIVE.MANIFEST_SHA256, kept.sha256())
            .set(ARCHIVE.SEALED_MANIFEST, seal.seal(kept.manifest(), Places.archive(request, "")))
            .where(ARCHIVE.REQUEST_ID.eq(request))
            .execute();
    if (written != 1) {
      throw new IllegalStateException("Request %d has no archive".formatted(request));
    }
    insertMembers(request, kept);
  }

  /** What was made of the case goes. */
  void erase(long request) {
    db.deleteFrom(ARCHIVE_MEMBER).where(ARCHIVE_MEMBER.REQUEST_ID.eq(request)).execute();
    db.update(ARCHIVE)
        .setNull(ARCHIVE.SEALED_MANIFEST)
        .set(ARCHIVE.ERASED_AT, clock.instant())
        .where(ARCHIVE.REQUEST_ID.eq(request))
        .execute();
  }

  String lastHash(long request) {
    return db.select(ARCHIVE.MANIFEST_SHA256)
        .from(ARCHIVE)
        .where(ARCHIVE.REQUEST_ID.eq(request))
        .fetchSingle()
        .value1();
  }

  /**
   * What stands, empty where it has to be made again.
   *
   * @throws org.chengming.web.Unavailable where the key is away
   */
  Optional<Kept> find(long request) {
    return db.selectFrom(ARCHIVE)
        .where(ARCHIVE.REQUEST_ID.eq(request).and(ARCHIVE.SEALED_MANIFEST.isNotNull()))
        .fetchOptional(
            a ->
                new Kept(
                    a.getManifestSha256(),
                    opened(a.getSealedManifest(), request, ""),
                    members(request)));
  }

  private List<ArchiveMember> members(long request) {
    return db.selectFrom(ARCHIVE_MEMBER)
        .where(ARCHIVE_MEMBER.REQUEST_ID.eq(request))
        .orderBy(ARCHIVE_MEMBER.PATH)
        .fetch(
            m ->
                ArchiveMember.made(
                    m.getPath(),
                    "",
                    Base64.getDecoder().decode(opened(m.getSealedBytes(), request, m.getPath()))));
  }

  private String opened(byte[] sealed, long request, String path) {
    return Objects.requireNonNull(
        seal.open(sealed, Places.archive(request, path)),
        "The key that sealed the archive is away");
  }
}
