package org.chengming.redaction;

import java.util.List;

/**
 * A file as it is before anything is blacked out.
 *
 * @param pages in order; an image is one page
 * @param found where the words stand, to be seen by a person first
 * @param hidden text that is there although nobody sees it
 */
public record Look(List<Page> pages, List<Area> found, List<HiddenText> hidden) {
  /**
   * @param width in points, as it is looked at
   * @param height in points
   * @param searchable whether all that is written on it can be found by words; false for scans,
   *     pictures, and fonts that do not say what they show
   * @param drawable whether it is drawn here as the file means it; not when it is written in a font
   *     that neither the file nor this machine has. Such a page is not blacked out
   */
  public record Page(double width, double height, boolean searchable, boolean drawable) {}
}
