package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Form;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * Asking for one's own record, and what there is of it.
 *
 * @param path where the form goes; nothing that is typed ever stands in an address
 * @param asked null before anything was asked
 */
record LookupPage(
    Head head,
    String register,
    String registerPath,
    String path,
    List<Ask> asks,
    Form form,
    @Nullable Asked asked) {

  record Ask(String name, String label, String hint) {}

  /**
   * @param at when, as people read it
   * @param records empty when nothing fits, for whatever reason
   */
  record Asked(String at, List<List<Line>> records) {}

  record Line(String label, @Nullable String unit, String value) {}
}
