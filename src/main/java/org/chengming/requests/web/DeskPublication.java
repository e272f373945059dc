package org.chengming.requests.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Making the answer of a case public, and who else asked for the same.
 *
 * @param document made of the case, null for none
 * @param draft whether this person may make one now
 * @param editorNeeded whether they might, were they an editor of the body too
 * @param count of the similar ones, of which some are listed
 * @param applicants of all of them
 */
record DeskPublication(
    @Nullable Document document,
    boolean draft,
    boolean editorNeeded,
    String title,
    String question,
    String answer,
    int count,
    int applicants,
    List<Like> similar) {

  /**
   * @param path on the public site, null while it is not public
   */
  record Document(String title, String state, String desk, @Nullable String path) {}

  record Like(String number, String title, String state) {}

  /** What stands in a field of the draft: what was typed, else what is proposed. */
  String standing(DeskCasePage page, String field) {
    if (page.refused("publication")) {
      return page.typed("publication", field);
    }
    return switch (field) {
      case "title" -> title;
      case "question" -> question;
      default -> answer;
    };
  }
}
