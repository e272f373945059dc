package org.chengming.organisations.web;

import java.util.List;
import org.chengming.organisations.Body;
import org.jspecify.annotations.Nullable;

/**
 * The desk's list of bodies: one level of the tree, or what a search found anywhere under it.
 *
 * @param under the body whose next level is shown, null for the top
 * @param left found but not shown
 */
record BodiesPage(
    String title,
    @Nullable Body under,
    List<Body> lineage,
    List<Row> rows,
    BodiesAsked asked,
    int left,
    boolean mayRegister,
    boolean mayImport) {

  /**
   * @param below bodies under it at any depth
   * @param place where it stands, empty in the tree
   */
  record Row(Body body, int below, String place, boolean mayChange, boolean mayDescribe) {}

  boolean searching() {
    return asked.searching();
  }
}
