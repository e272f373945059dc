package org.chengming.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Renders a page record with the template beside it. */
@Component
public class Pages {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.chengming");

  /**
   * A view of the page.
   *
   * @param template path below org/chengming without ending, e.g. {@code site/web/home}
   */
  public View show(String template, Frame frame, Object page) {
    return show(200, template, frame, page);
  }

  public View show(int status, String template, Frame frame, Object page) {
    return new JteView(status, template + ".jte", Map.of("frame", frame, "page", page));
  }

  /**
   * A view of a page that is the same for everyone: with a validator, and caches may keep it. Pages
   * that depend on who is signed in use {@link #show}.
   */
  public View showPublic(String template, Frame frame, Object page) {
    return showPublic(200, template, frame, page);
  }

  public View showPublic(int status, String template, Frame frame, Object page) {
    var out = new Utf8ByteOutput();
    engine.render(template + ".jte", Map.of("frame", frame, "page", page), out);
    return new Answer(status, "text/html;charset=UTF-8", out.toByteArray(), null, Map.of());
  }

  /** A part of a page, for htmx. */
  public String part(String template, Frame frame, Object page) {
    var out = new gg.jte.output.StringOutput();
    engine.render(template + ".jte", Map.of("frame", frame, "page", page), out);
    return out.toString();
  }

  private final class JteView implements View {
    private final int status;
    private final String template;
    private final Map<String, Object> parameters;

    JteView(int status, String template, Map<String, Object> parameters) {
      this.status = status;
      this.template = template;
      this.parameters = parameters;
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var out = new Utf8ByteOutput();
      engine.render(template, parameters, out);
      response.setStatus(status);
      response.setContentType("text/html;charset=UTF-8");
      response.setContentLength(out.getContentLength());
      // In one piece: a long one among several would leave before the headers of security are set.
      response.getOutputStream().write(out.toByteArray());
    }
  }
}
