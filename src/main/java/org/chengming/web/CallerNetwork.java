package org.chengming.web;

import java.net.InetAddress;
import java.util.HexFormat;

/** Whose address it is, for counting. */
public final class CallerNetwork {
  private CallerNetwork() {}

  /** Whoever has an IPv6 address has a whole network of them, which is counted as one. */
  public static String of(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
