package org.chengming.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Request;

/**
 * Who a proxy speaks for. A proxy adds the address that called it at the end of {@code
 * X-Forwarded-For}; what stands before that was written by whoever called, so the last that is no
 * proxy of ours counts. {@code Forwarded}, which proxies hand on as it came, says nothing here.
 */
final class ProxyHeaders extends ForwardedRequestCustomizer {
  private final Set<InetAddress> proxies;

  /**
   * @param proxies on other machines
   */
  ProxyHeaders(Set<InetAddress> proxies) {
    this.proxies = Set.copyOf(proxies);
    setForwardedHeader(null);
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable answered) {
    var headers = request.getHeaders();
    if (!headers.contains(HttpHeader.X_FORWARDED_FOR)) {
      return super.customize(request, answered);
    }
    var caller = caller(headers.getCSV(HttpHeader.X_FORWARDED_FOR, false), proxies);
    var believed = HttpFields.build(headers).put(HttpHeader.X_FORWARDED_FOR, caller).asImmutable();
    return super.customize(
        new Request.Wrapper(request) {
          @Override
          public HttpFields getHeaders() {
            return believed;
          }
        },
        answered);
  }

  /**
   * @param said addresses in the order they stand there
   */
  static String caller(List<String> said, Set<InetAddress> proxies) {
    for (var address : said.reversed()) {
      if (!ours(address, proxies)) {
        return address;
      }
    }
    return said.isEmpty() ? "" : said.getFirst();
  }

  private static boolean ours(String address, Set<InetAddress> proxies) {
    try {
      var read = InetAddress.ofLiteral(address);
      return read.isLoopbackAddress() || proxies.contains(read);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
