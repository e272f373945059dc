package org.chengming.demo;

import org.chengming.organisations.BodyLevel;

/** How much of what it must publish a body of the demo publishes: some nearly all, some little. */
final class Diligence {
  private Diligence() {}

  /**
   * Whether the body does this; places differ from each other, and bodies within them.
   *
   * @param what the same answer for the same words
   */
  static boolean does(Issuer issuer, String what) {
    var place = Math.floorMod(mixed(issuer.place()), 46);
    var level =
        issuer.level() == BodyLevel.COUNTY ? 28 : issuer.level() == BodyLevel.PROVINCE ? 70 : 48;
    return Math.floorMod(mixed(issuer.code() + " " + what), 100) < Math.min(96, level + place);
  }

  /** The hash of a text as such puts neighbours beside each other. */
  private static int mixed(String text) {
    return (int) ((text.hashCode() * 0x9E3779B97F4A7C15L) >>> 33);
  }
}
