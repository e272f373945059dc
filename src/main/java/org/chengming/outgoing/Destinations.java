package org.chengming.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts may be called and which of their addresses. Names are looked up here, once for each
 * connection, and the connection goes to what was looked at: a name that answers differently a
 * moment later leads nowhere else.
 */
final class Destinations {
  /** How names are looked up; another way in tests. */
  interface Names {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  /**
   * @param host lower case; {@code *} for any, {@code *.example.cn} for what is under it
   * @param port -1 for the usual one
   */
  private record Allowed(String scheme, String host, int port) {
    boolean covers(String scheme, String host, int port) {
      return this.scheme.equals(scheme)
          && usual(scheme, this.port) == port
          && (this.host.equals("*")
              || this.host.equals(host)
              || (this.host.startsWith("*.") && host.endsWith(this.host.substring(1))));
    }
  }

  private final CopyOnWriteArraySet<Allowed> allowed = new CopyOnWriteArraySet<>();
  private final Networks inside;
  private final Names names;

  Destinations(OutgoingSettings settings, Names names) {
    this.inside = Networks.of(settings.privateNetworks());
    this.names = names;
    settings.hosts().stream().filter(h -> !h.isBlank()).forEach(h -> allow(h.strip()));
  }

  /**
   * @param entry as in {@code chengming.outgoing.hosts}
   */
  void allow(String entry) {
    var at = entry.indexOf("://");
    var scheme = at < 0 ? "https" : entry.substring(0, at).toLowerCase(Locale.ROOT);
    var authority = at < 0 ? entry : entry.substring(at + 3);
    var wild = authority.startsWith("*");
    // A star is no host to URI, so it is read as a letter and put back.
    var uri = read(scheme + "://" + (wild ? "x" + authority.substring(1) : authority));
    if (uri == null || !List.of("http", "https").contains(scheme)) {
      throw new IllegalArgumentException(
          "A host is written like example.cn, *.example.cn or http://10.0.0.5:8080; got: " + entry);
    }
    var host = host(uri);
    allowed.add(new Allowed(scheme, wild ? "*" + host.substring(1) : host, uri.getPort()));
  }

  /** Refuses what no setting allows, before anything is looked up. */
  void require(URI uri) throws Outgoing.NotAllowed {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new Outgoing.NotAllowed("Not an address that can be called: " + uri);
    }
    var host = host(uri);
    var port = usual(scheme, uri.getPort());
    if (allowed.stream().noneMatch(a -> a.covers(scheme, host, port))) {
      throw new Outgoing.NotAllowed(
          "%s://%s:%d may not be called: no setting names it (chengming.outgoing.hosts)"
              .formatted(scheme, host, port));
    }
  }

  /**
   * Where to connect to for a host.
   *
   * @throws Outgoing.NotAllowed when all its addresses are inside, and not allowed
   */
  List<InetAddress> addresses(String host) throws UnknownHostException, Outgoing.NotAllowed {
    var bare = bare(host);
    var found = names.lookUp(bare);
    var open = Arrays.stream(found).filter(address -> open(bare, address)).toList();
    if (open.isEmpty()) {
      throw new Outgoing.NotAllowed(
          "%s leads to %s, which is inside and not in chengming.outgoing.private-networks"
              .formatted(bare, Arrays.toString(found)));
    }
    return open;
  }

  /** An address written out in a setting is its own permission; a name that leads there is not. */
  private boolean open(String host, InetAddress address) {
    return Networks.isPublic(address) || inside.hold(address) || writtenOut(host, address);
  }

  private boolean writtenOut(String host, InetAddress address) {
    return allowed.stream().anyMatch(a -> a.host().equals(host))
        && (host.equals("localhost") && address.isLoopbackAddress()
            || host.equals(address.getHostAddress()));
  }

  private static int usual(String scheme, int port) {
    return port >= 0 ? port : scheme.equals("http") ? 80 : 443;
  }

  private static String host(URI uri) {
    return bare(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static @Nullable URI read(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() == null || uri.getRawUserInfo() != null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
