package org.chengming.requests;

import java.util.List;

/** Brings what it keeps of a case into the archive. Its members come in an order of its own. */
interface ArchiveSource {
  /**
   * The members, the same for the same case.
   *
   * @throws org.chengming.web.Refused when something of it is not finished, and the case may not be
   *     filed away yet
   */
  List<ArchiveMember> members(RequestCase file);

  /** Those of them that were not made for the archive and so are not kept with it. */
  default List<ArchiveMember> found(RequestCase file) {
    return List.of();
  }
}
