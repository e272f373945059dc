package org.chengming.requests;

import java.time.Instant;
import org.chengming.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * A file of a case, without its bytes.
 *
 * @param name as it is offered for download; may name a person
 * @param mediaType found in its content
 * @param size in bytes
 * @param sha256 of its bytes, 64 lower-case hex digits
 * @param staffName who added it, null where the requester sent it
 * @param releasedFrom the file a released one was made of, or the released one a proof is of
 */
public record Paper(
    long id,
    PaperKind kind,
    String name,
    String mediaType,
    long size,
    String sha256,
    Instant addedAt,
    @Nullable String staffName,
    @Nullable Long releasedFrom) {

  public FileKind fileKind() {
    return FileKind.of(mediaType);
  }

  @Override
  public String toString() {
    return "Paper %d, %s".formatted(id, kind);
  }
}
