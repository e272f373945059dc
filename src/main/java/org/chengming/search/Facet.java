package org.chengming.search;

/**
 * What results can be narrowed by. Several choices of one facet mean any of them, several facets
 * mean all of them.
 */
public enum Facet {
  /** Code of a public body; its whole subtree is meant. */
  BODY("body"),
  /** Code of a theme; the themes under it are meant too. */
  THEME("theme"),
  GENRE("genre"),
  /** Year of formation, four digits. */
  YEAR("year"),
  /** Name of a {@link org.chengming.publishing.Validity}, as of today. */
  VALIDITY("validity"),
  /** Code of a duty of Arts. 19-21. */
  DUTY("duty");

  private final String parameter;

  Facet(String parameter) {
    this.parameter = parameter;
  }

  /** The name in an address: {@code ?year=2014}. */
  public String parameter() {
    return parameter;
  }
}
