package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * All that registers hold of one thing, in the order of the days.
 *
 * @param stages those there must be; empty when none are named
 */
record DossierPage(
    Head head,
    String title,
    String register,
    String registerPath,
    String key,
    List<Stage> stages,
    List<Event> events) {

  /**
   * @param style {@code now}, {@code ahead} or {@code amiss} of a timeline
   * @param tone the class of the word
   */
  record Stage(String label, String style, String word, String tone, @Nullable String day) {}

  /**
   * @param day null when the record has none
   * @param late a sentence when it was later than it had to be
   */
  record Event(
      @Nullable String day,
      String title,
      String path,
      String register,
      String registerPath,
      List<RecordPage.Line> lines,
      @Nullable String late) {}

  long amiss() {
    return stages.stream().filter(s -> s.style().equals("amiss")).count();
  }
}
