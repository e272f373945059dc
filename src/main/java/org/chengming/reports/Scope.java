package org.chengming.reports;

import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;

/** Whose figures a report has. */
public enum Scope {
  /** The body's own, and those of bodies it took over as a whole. */
  OWN("本机关"),
  /** Those of the body and of all bodies under it, added up. */
  SUBTREE("汇总（本机关和下级）");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** What the body's report usually is: a government reports for all its departments. */
  public static Scope usual(Body body) {
    return body.kind() == BodyKind.GOVERNMENT ? SUBTREE : OWN;
  }
}
