package org.chengming.requests;

import static org.chengming.requests.db.Tables.CASE_FILE;
import static org.chengming.requests.db.Tables.CASE_FILE_PIECE;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.keys.Seal;
import org.chengming.requests.db.tables.records.CaseFileRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The files of cases; each sealed in pieces of a mebibyte, so that none is in memory whole. */
@Repository
class PaperRepository {
  static final int PIECE = 1 << 20;

  private final DSLContext db;
  private final Clock clock;
  private final Seal seal;

  PaperRepository(DSLContext db, Clock clock, Seal seal) {
    this.db = db;
    this.clock = clock;
    this.seal = seal;
  }

  /**
   * What is to be kept.
   *
   * @param event with which the requester sent it
   */
  record Fresh(
      PaperKind kind,
      String name,
      String mediaType,
      long size,
      String sha256,
      @Nullable Long releasedFrom,
      @Nullable Long event) {}

  Paper insert(long request, Fresh fresh, InputStream bytes, @Nullable Actor staff)
      throws IOException {
    var record = db.newRecord(CASE_FILE);
    record.setRequestId(request);
    record.setKind(fresh.kind().name());
    // Its place is its own id, which is not known yet.
    record.setSealedName(new byte[] {0});
    record.setMediaType(fresh.mediaType());
    record.setSize(fresh.size());
    record.setPieces((int) ((fresh.size() + PIECE - 1) / PIECE));
    record.setSha256(fresh.sha256());
    record.setAddedAt(clock.instant());
    record.setStaffId(staff == null ? null : staff.id());
    record.setStaffName(staff == null || staff.id() == null ? null : staff.name());
    record.setReleasedFrom(fresh.releasedFrom());
    record.setEventId(fresh.event());
    record.insert();
    record.setSealedName(seal.seal(fresh.name(), Places.fileName(record.getId())));
    record.update();
    pieces(record, bytes);
    return paper(record);
  }

  private void pieces(CaseFileRecord file, InputStream bytes) throws IOException {
    long written = 0;
    for (int piece = 0; piece < file.getPieces(); piece++) {
      var plain = bytes.readNBytes(PIECE);
      written += plain.length;
      db.insertInto(CASE_FILE_PIECE)
          .set(CASE_FILE_PIECE.FILE_ID, file.getId())
          .set(CASE_FILE_PIECE.PIECE, piece)
          .set(CASE_FILE_PIECE.SEALED_BYTES, seal.sealBytes(plain, place(file.getId(), piece)))
          .execute();
    }
    if (written != file.getSize() || bytes.read() >= 0) {
      throw new IOException("A file of %d bytes was announced".formatted(file.getSize()));
    }
  }

  private static String place(long file, int piece) {
    return Places.filePiece(file, piece);
  }

  /** The plain bytes of one piece; empty where the key it is sealed with is lost. */
  Optional<byte[]> piece(long file, int piece) {
    return db.select(CASE_FILE_PIECE.SEALED_BYTES)
        .from(CASE_FILE_PIECE)
        .where(CASE_FILE_PIECE.FILE_ID.eq(file))
        .and(CASE_FILE_PIECE.PIECE.eq(piece))
        .fetchOptional(CASE_FILE_PIECE.SEALED_BYTES)
        .map(kept -> seal.openBytes(kept, place(file, piece)));
  }

  List<Paper> list(long request) {
    return list(CASE_FILE.REQUEST_ID.eq(request));
  }

  List<Paper> list(long request, PaperKind kind) {
    return list(CASE_FILE.REQUEST_ID.eq(request).and(CASE_FILE.KIND.eq(kind.name())));
  }

  private List<Paper> list(Condition which) {
    return db.selectFrom(CASE_FILE).where(which).orderBy(CASE_FILE.ID).fetch(this::paper);
  }

  Optional<Paper> find(long request, long id) {
    return db.fetchOptional(CASE_FILE, CASE_FILE.ID.eq(id).and(CASE_FILE.REQUEST_ID.eq(request)))
        .map(this::paper);
  }

  /** One file, and the proof of it. */
  void delete(long id) {
    db.deleteFrom(CASE_FILE)
        .where(CASE_FILE.RELEASED_FROM.eq(id))
        .and(CASE_FILE.KIND.eq(PaperKind.PROOF.name()))
        .execute();
    if (db.deleteFrom(CASE_FILE).where(CASE_FILE.ID.eq(id)).execute() != 1) {
      throw new IllegalStateException("File %d was not deleted".formatted(id));
    }
  }

  /** Whatever the requester sent. @return how many */
  int deleteFromApplicant(long request) {
    return db.deleteFrom(CASE_FILE)
        .where(CASE_FILE.REQUEST_ID.eq(request))
        .and(CASE_FILE.KIND.eq(PaperKind.FROM_APPLICANT.name()))
        .execute();
  }

  private Paper paper(CaseFileRecord r) {
    var kind = PaperKind.valueOf(r.getKind());
    var name = seal.open(r.getSealedName(), Places.fileName(r.getId()));
    return new Paper(
        r.getId(),
        kind,
        name == null ? kind.label() : name,
        r.getMediaType(),
        r.getSize(),
        r.getSha256(),
        r.getAddedAt(),
        r.getStaffName(),
        r.getReleasedFrom());
  }
}
