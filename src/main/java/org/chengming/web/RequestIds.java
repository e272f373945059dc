package org.chengming.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Names each request, so that what a person reports, what a proxy has logged and what we have
 * logged are found together. A proxy that is trusted may bring a name along; from anybody else it
 * would be a way to write into our logs.
 */
final class RequestIds extends Handler.Wrapper {
  static final String HEADER = "X-Request-Id";

  /** In the context of what is logged. */
  static final String LOGGED = "request";

  private static final String NAME = RequestIds.class.getName();

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private final Set<InetAddress> proxies;

  /**
   * @param proxies whose names are taken, beside those of this machine
   */
  RequestIds(Set<InetAddress> proxies, Handler handler) {
    super(handler);
    this.proxies = Set.copyOf(proxies);
  }

  static String of(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof String id ? id : "";
  }

  static String of(Request request) {
    return request.getAttribute(NAME) instanceof String id ? id : "";
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var brought = request.getHeaders().get(HEADER);
    var id = brought != null && trusted(request) && sane(brought) ? brought : made();
    request.setAttribute(NAME, id);
    var named = new Named(request, response, id);
    named.name();
    return super.handle(request, named, callback);
  }

  static boolean sane(String id) {
    return SANE.matcher(id).matches();
  }

  private static String made() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** Asks who is at the other end of the line, not who the request says it is for. */
  private boolean trusted(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint().getRemoteSocketAddress()
            instanceof InetSocketAddress peer
        && trusted(peer.getAddress());
  }

  private boolean trusted(@Nullable InetAddress peer) {
    return peer != null && (peer.isLoopbackAddress() || proxies.contains(peer));
  }

  /** Keeps its name when an error begins the answer anew. */
  private static final class Named extends Response.Wrapper {
    private final String id;

    Named(Request request, Response response, String id) {
      super(request, response);
      this.id = id;
    }

    void name() {
      getHeaders().put(HEADER, id);
    }

    @Override
    public void reset() {
      super.reset();
      name();
    }
  }
}
