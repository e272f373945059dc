package org.chengming.outgoing;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ranges of addresses. The special ones are those of IANA's two registries of special-purpose
 * addresses: nobody on the Internet has one, so a public name that leads there is a trick.
 */
public final class Networks {
  private static final Networks SPECIAL =
      of(
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8"));

  /** IPv6 ranges that stand for an IPv4 address, and where in them it is written. */
  private static final List<Embedding> EMBEDDINGS =
      List.of(new Embedding(range("64:ff9b::/96"), 12), new Embedding(range("2002::/16"), 2));

  private record Embedding(Range range, int at) {}

  private record Range(byte[] network, int bits) {
    boolean holds(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (var bit = 0; bit < bits; bit += 8) {
        var mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit));
        if (((address[bit / 8] ^ network[bit / 8]) & mask & 0xFF) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Range> ranges;

  private Networks(List<Range> ranges) {
    this.ranges = ranges;
  }

  /**
   * @param cidrs such as {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is itself
   * @throws IllegalArgumentException where one is none
   */
  public static Networks of(List<String> cidrs) {
    var ranges = new ArrayList<Range>();
    cidrs.stream().map(String::strip).filter(c -> !c.isEmpty()).forEach(c -> ranges.add(range(c)));
    return new Networks(ranges);
  }

  public boolean hold(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.holds(address.getAddress()));
  }

  /** Whether the address is one that the Internet knows, itself and the one written inside it. */
  static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    if (SPECIAL.ranges.stream().anyMatch(range -> range.holds(bytes))) {
      return false;
    }
    return EMBEDDINGS.stream()
        .filter(e -> e.range().holds(bytes))
        .map(e -> Arrays.copyOfRange(bytes, e.at(), e.at() + 4))
        .noneMatch(inside -> SPECIAL.ranges.stream().anyMatch(range -> range.holds(inside)));
  }

  private static Range range(String cidr) {
    var slash = cidr.indexOf('/');
    try {
      var network = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash)).getAddress();
      var bits = slash < 0 ? network.length * 8 : Integer.parseInt(cidr.substring(slash + 1), 10);
      if (bits < 0 || bits > network.length * 8) {
        throw new IllegalArgumentException("bits " + bits);
      }
      return new Range(network, bits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A network is written like 10.0.0.0/8 or fd00::/8; got: " + cidr, e);
    }
  }
}
