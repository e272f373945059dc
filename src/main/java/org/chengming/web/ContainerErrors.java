package org.chengming.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What Tomcat answers before any of our pages can, to an address that is none: one short page, and
 * no word about Tomcat.
 */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new ShortReport()));
  }

  static final class ShortReport extends ErrorReportValve {
    private static final String PAGE =
        """
        <!doctype html>
        <html lang="zh-Hans-CN">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>%1$s</title><link rel="stylesheet" href="/static/chengming.css"></head>
        <body><main class="page"><div class="plain stack hero"><h1>%1$s</h1><p>%2$s</p><p class="actions"><a href="/">回首页 <span lang="en">Home</span></a><a href="/search">搜文件 <span lang="en">Search</span></a></p></div></main></body>
        </html>
        """;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      var words = ErrorWords.of(status);
      try {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        var writer = response.getReporter();
        if (writer != null) {
          writer.write(PAGE.formatted(words.title(), words.sentence()));
          response.finishResponse();
        }
      } catch (IOException | IllegalStateException e) {
        // whoever asked is gone
      }
    }
  }
}
