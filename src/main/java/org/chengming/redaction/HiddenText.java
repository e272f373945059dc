package org.chengming.redaction;

/**
 * Text that can be copied out of a file although it is not seen.
 *
 * @param text what stands there
 */
public record HiddenText(Area area, How how, String text) {
  /** What keeps it from being seen. */
  public enum How {
    /** An opaque shape or picture was painted over it: a redaction that does not redact. */
    COVERED,
    /** It has the colour of what is behind it. */
    SAME_COLOUR,
    /** It is painted with nothing, as the text under a scan is. */
    INVISIBLE,
    /** It belongs to a layer that is switched off. */
    LAYER,
    /** It lies outside of what is shown. */
    OUTSIDE
  }

  @Override
  public String toString() {
    return "HiddenText[%s on page %d]".formatted(how, area.page());
  }
}
