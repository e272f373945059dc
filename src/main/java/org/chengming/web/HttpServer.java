package org.chengming.web;

import java.net.InetAddress;
import java.util.Set;
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
  private final Set<InetAddress> proxies;

  /**
   * @param proxies addresses of proxies on other machines whose names of requests are taken
   */
  HttpServer(KeptPages kept, @Value("${chengming.proxies:}") Set<InetAddress> proxies) {
    this.kept = kept;
    this.proxies = proxies;
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
    factory.addServerCustomizers(
        server -> {
          server.setErrorHandler(new ContainerErrors());
          server.setHandler(
              new RequestIds(proxies, new KeptPagesHandler(kept, threads, server.getHandler())));
        });
  }
}
