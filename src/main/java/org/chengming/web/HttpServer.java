package org.chengming.web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Jetty as this project needs it: kept pages are answered by the few threads that read from the
 * network, before the framework; everything else runs on a virtual thread each.
 */
@Component
class HttpServer implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, Ordered {
  private final KeptPages kept;
  private final Draining draining;
  private final Set<InetAddress> proxies;
  private final long bytesPerSecond;
  private final Duration grace;
  private final boolean forwarded;

  /**
   * @param proxies addresses of proxies on other machines whose names of requests are taken, and
   *     which are no callers themselves
   * @param bytesPerSecond how fast a body must come at least, once {@code grace} has been waited
   * @param forwarded {@code native} where a proxy says whom it speaks for
   */
  HttpServer(
      KeptPages kept,
      Draining draining,
      @Value("${chengming.proxies:}") Set<InetAddress> proxies,
      @Value("${chengming.limits.body-bytes-per-second:2048}") long bytesPerSecond,
      @Value("${chengming.limits.body-grace:20s}") Duration grace,
      @Value("${server.forward-headers-strategy:none}") String forwarded) {
    this.kept = kept;
    this.draining = draining;
    this.proxies = proxies;
    this.bytesPerSecond = bytesPerSecond;
    this.grace = grace;
    this.forwarded = forwarded.equalsIgnoreCase("native");
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE; // after Spring Boot has chosen its threads
  }

  @Override
  public void customize(JettyServletWebServerFactory factory) {
    var threads = new QueuedThreadPool(64, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
    factory.setThreadPool(threads);
    factory.setSelectors(Runtime.getRuntime().availableProcessors());
    factory.setUseForwardHeaders(false); // by Jetty's own means, which believe too much
    factory.addServerCustomizers(
        server -> {
          if (forwarded) {
            believe(server);
          }
          server.setErrorHandler(new ContainerErrors(draining::leaving));
          var slow = new SlowBodies(grace, bytesPerSecond, server.getHandler());
          server.setHandler(new RequestIds(proxies, new KeptPagesHandler(kept, threads, slow)));
        });
  }

  private void believe(Server server) {
    var headers = new ProxyHeaders(proxies);
    for (var connector : server.getConnectors()) {
      for (var factory : connector.getConnectionFactories()) {
        if (factory instanceof HttpConfiguration.ConnectionFactory http
            && http.getHttpConfiguration().getCustomizer(ProxyHeaders.class) == null) {
          http.getHttpConfiguration().addCustomizer(headers);
        }
      }
    }
  }
}
