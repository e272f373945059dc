package org.chengming.standards.web;

import java.util.List;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A standard at the desk: its valid version, and the draft beside it.
 *
 * @param state what stands of the draft, a sentence
 * @param draft whether there is one, not handed in
 * @param submitted whether there is one that was handed in
 * @param items of the draft, or of the valid version
 * @param form one item's fields, or what was refused
 * @param report what a sheet would bring; null before a trial
 * @param content the sheet of the trial, to be sent again
 */
record RevisionPage(
    String title,
    String code,
    int version,
    String lead,
    String state,
    boolean draft,
    boolean submitted,
    boolean mayEdit,
    boolean mayPublish,
    boolean mayLead,
    List<Row> items,
    Form form,
    @Nullable Report report,
    String name,
    String content) {
  record Row(String code, String first, String second, String limit) {}

  record Report(int items, List<String> wrong, int more) {}
}
