package org.chengming.redaction;

import java.awt.geom.AffineTransform;
import org.chengming.redaction.HiddenText.How;
import org.jspecify.annotations.Nullable;

/**
 * A sign on a page.
 *
 * @param text what it stands for; may be several characters, or U+FFFD where nobody can say
 * @param place takes the unit square to where the sign stands, in points from the lower left corner
 *     of the page as it is looked at
 * @param area the box around it
 * @param hidden what keeps it from being seen, null when it is seen
 */
record Glyph(String text, AffineTransform place, Area area, @Nullable How hidden) {
  Glyph hiddenBy(How how) {
    return new Glyph(text, place, area, how);
  }
}
