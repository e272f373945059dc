package org.chengming.registers.web;

import java.util.List;
import org.chengming.registers.DraftReview.Line;
import org.chengming.registers.Field;
import org.chengming.web.Form;

/**
 * Many rows of a draft to be written at once.
 *
 * @param id of the draft, 0 for a new one
 * @param wrong rows that are wrong, by their place among the rows, from 1
 */
record GridPage(
    long id, String name, String title, List<Field> fields, Form form, List<Wrong> wrong) {

  record Wrong(int row, List<String> problems) {
    static Wrong of(Line line, int row) {
      return new Wrong(row, line.problems());
    }
  }

  String action() {
    return id == 0 ? "/desk/registers/" + name + "/grid" : "/desk/register-drafts/" + id + "/grid";
  }
}
