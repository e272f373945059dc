package org.chengming.registers.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Says of everything that leaves a register in which records of the demo province stand that they
 * are invented: by a header and the name of the file, whatever the format, and inside it where the
 * format has a place for it. Nothing of it is a value among values, so that what reads the files
 * reads on.
 */
@Component
class DemoMark implements HandlerInterceptor, WebMvcConfigurer {
  static final String HEADER = "X-Demo-Data";
  static final String NOTICE = "演示数据：里面有示例记录，是生成的，不是真实情况。";
  static final String NOTICE_EN = "Demo data: some of these records are invented and not real.";

  /** The end of an address that is a file. */
  private static final Pattern FILE =
      Pattern.compile(".*/([a-z0-9-]+)\\.(csv|json|jsonld|ndjson|atom)");

  private final Registers registers;

  DemoMark(Registers registers) {
    this.registers = registers;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors
        .addInterceptor(this)
        .addPathPatterns(
            "/registers", "/registers.jsonld", "/registers/**", "/api/v1/registers/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (invented(request)) {
      response.setHeader(HEADER, "true");
      var file = FILE.matcher(request.getRequestURI());
      if (file.matches()) {
        response.setHeader(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"%s-demo.%s\"".formatted(file.group(1), file.group(2)));
      }
    }
    return true;
  }

  private boolean invented(HttpServletRequest request) {
    var name =
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> m
            ? m.get("name")
            : null;
    return name == null
        ? registers.all().stream().anyMatch(this::in)
        : registers.standing(name.toString()).demo();
  }

  /** Whether such records stand in the register. */
  boolean in(RegisterDefinition register) {
    return registers.standing(register.name()).demo();
  }

  /** What a file of the register says of itself; null where there is nothing to say. */
  @Nullable String notice(RegisterDefinition register) {
    return in(register) ? NOTICE : null;
  }

  /** A file of the register, e.g. {@code permits-demo.csv}. */
  String fileName(RegisterDefinition register, String ending) {
    return register.name() + (in(register) ? "-demo." : ".") + ending;
  }

  /** Puts it first in a description as JSON. */
  void put(RegisterDefinition register, Map<String, Object> json) {
    if (in(register)) {
      json.put("demo", true);
      json.put("notice", NOTICE);
    }
  }
}
