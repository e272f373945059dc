package org.chengming.standards.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * One version of a standard, item by item.
 *
 * @param bound which bodies it binds, a sentence
 * @param old whether another version is valid now
 * @param changes what differs from the version before; empty for the first
 */
record StandardPage(
    Head head,
    String title,
    String path,
    int version,
    String validFrom,
    String lead,
    @Nullable String note,
    String bound,
    boolean old,
    List<Section> sections,
    List<Version> versions,
    List<Change> changes) {
  /** Items below one 一级事项. */
  record Section(String title, List<Item> items) {}

  record Item(
      String code,
      String title,
      String content,
      String basis,
      String limit,
      String subject,
      String channels,
      String audience,
      String way,
      String levels,
      @Nullable String register) {}

  record Version(String path, int number, String validFrom, boolean shown, @Nullable String note) {}

  /**
   * @param kind ADDED, REMOVED or CHANGED
   */
  record Change(String kind, String item, String before, String after) {}
}
