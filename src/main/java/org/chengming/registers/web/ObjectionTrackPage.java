package org.chengming.registers.web;

import org.chengming.web.Form;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * Where an objection stands, for whoever has its code.
 *
 * @param found null before a right code was given
 */
record ObjectionTrackPage(Head head, Form form, @Nullable Found found) {
  /**
   * @param recordPath where the record stands
   * @param answer null while there is none
   */
  record Found(
      String register,
      String key,
      String recordPath,
      String received,
      String due,
      boolean late,
      @Nullable String outcome,
      @Nullable String answer,
      @Nullable String answered) {}
}
