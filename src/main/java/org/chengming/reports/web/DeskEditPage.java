package org.chengming.reports.web;

import java.util.List;
import org.chengming.web.Form;

/**
 * The draft of a report, to be filled in.
 *
 * @param correcting whether one is published already
 * @param revision of the draft it shows, 0 where there is none
 */
record DeskEditPage(
    String title,
    String address,
    int year,
    String scope,
    boolean correcting,
    int revision,
    List<Part> parts,
    Form form) {

  record Part(String label, List<Text> texts, List<Grid> grids) {}

  /**
   * @param field its name in the form
   */
  record Text(String field, String label, String hint, boolean required) {}

  /** A table with fields for what is typed. */
  record Grid(String title, List<String> heads, List<Line> lines) {}

  record Line(String label, String style, boolean heading, List<Number> numbers) {}

  /**
   * @param field its name in the form, empty where it is not typed
   * @param counted the number that is counted or summed, empty where it is typed
   * @param last the number of the year before, empty where none is known
   * @param proposed what the cases tell of it, empty where they tell nothing
   */
  record Number(String field, String label, String counted, String last, String proposed) {}
}
