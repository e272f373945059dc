package org.chengming.gate;

import java.util.List;

/**
 * What is about to leave: to the public, or to an applicant.
 *
 * @param subject what rulings on it hold for: {@code "document 12"}; a later edition of the same
 *     document is the same subject
 */
public record Outgoing(String subject, List<Piece> pieces, List<File> files) {
  public Outgoing {
    pieces = List.copyOf(pieces);
    files = List.copyOf(files);
  }

  /**
   * Words of it.
   *
   * @param field by which whoever made it finds it again
   * @param label what people call the place
   */
  public record Piece(String field, String label, String text) {}

  /** A stored file of it, under the name it goes out with. */
  public record File(String name, String sha256) {}
}
