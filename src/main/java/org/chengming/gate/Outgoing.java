package org.chengming.gate;

import java.util.List;
import java.util.Set;

/**
 * What is about to leave: to the public, or to an applicant.
 *
 * @param subject what rulings on it hold for: {@code "document 12"}; a later edition of the same
 *     document is the same subject
 * @param names of persons whom it should not tell of; only whoever sends it knows them
 */
public record Outgoing(String subject, List<Piece> pieces, List<File> files, Set<String> names) {
  public Outgoing {
    pieces = List.copyOf(pieces);
    files = List.copyOf(files);
    names = Set.copyOf(names);
  }

  public Outgoing(String subject, List<Piece> pieces, List<File> files) {
    this(subject, pieces, files, Set.of());
  }

  /**
   * Words of it.
   *
   * @param field by which whoever made it finds it again
   * @param label what people call the place
   */
  public record Piece(String field, String label, String text) {
    /** Of the name of a file: without its ending, its parts a blank from each other. */
    public static Piece ofName(String field, String label, String name) {
      return new Piece(field, label, Naming.ofFile(name));
    }

    /** Of the address a link leads to, as a person reads it. */
    public static Piece ofAddress(String field, String label, String address) {
      return new Piece(field, label, Naming.ofAddress(address));
    }
  }

  /** A stored file of it, under the name it goes out with. */
  public record File(String name, String sha256) {}
}
