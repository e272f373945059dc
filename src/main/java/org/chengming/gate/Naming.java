package org.chengming.gate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files and addresses of pages as texts in which numbers of persons are looked for. */
final class Naming {
  private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

  private static final Pattern PARTED = Pattern.compile("[_\\s]");

  /** Encoded again by whatever passed it on. */
  private static final int LAYERS = 3;

  private Naming() {}

  /**
   * Without its ending, for a number before one is one all the same; as long as that, so that
   * places in it are places in the name.
   */
  static String ofFile(String name) {
    int dot = name.lastIndexOf('.');
    return (dot <= 0 ? name : name.substring(0, dot)).replace('_', ' ');
  }

  /**
   * What is escaped in it is written plainly. Its parts hang together: a number in one is one of a
   * page unless it says whose it is.
   */
  static String ofAddress(String address) {
    var plain = address;
    for (int i = 0; i < LAYERS && plain.indexOf('%') >= 0; i++) {
      plain = ESCAPED.matcher(plain).replaceAll(Naming::decoded);
    }
    return PARTED.matcher(plain).replaceAll("-");
  }

  private static String decoded(MatchResult escaped) {
    return Matcher.quoteReplacement(URLDecoder.decode(escaped.group(), StandardCharsets.UTF_8));
  }
}
