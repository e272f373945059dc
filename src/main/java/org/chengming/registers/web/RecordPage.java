package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * One record: what it says, what it said before, and how it can be proven.
 *
 * @param past newest first
 * @param dossiers where all that belongs together with it is shown
 */
record RecordPage(
    Head head,
    String title,
    String register,
    String registerPath,
    List<Line> lines,
    List<RegisterPage.Way> dossiers,
    List<Past> past,
    Proof proof) {

  /**
   * @param path where the value leads, null for nowhere
   */
  record Line(
      String label,
      @Nullable String unit,
      String value,
      @Nullable String path,
      @Nullable String description) {}

  /**
   * @param changes what was other than in the state that came after it
   * @param removed why the record was removed then; null when it was changed
   */
  record Past(String from, String to, List<Change> changes, @Nullable String removed) {}

  record Change(String label, String before, String after) {}

  /**
   * @param line the record as its edition has it, a line of JSON
   * @param hash SHA-256 of the line, in lower-case hex
   */
  record Proof(String line, String hash, long edition, String editionPath, String file) {}
}
