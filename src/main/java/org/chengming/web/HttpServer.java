package org.chengming.web;

import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
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

  HttpServer(KeptPages kept) {
    this.kept = kept;
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
          server.setHandler(new KeptPagesHandler(kept, threads, server.getHandler()));
        });
  }
}
