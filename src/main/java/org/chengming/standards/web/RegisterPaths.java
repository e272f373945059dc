package org.chengming.standards.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.chengming.organisations.Body;

/** Where a body's records of a register are read. */
final class RegisterPaths {
  private RegisterPaths() {}

  static String of(String register, Body body) {
    return "/registers/%s?body=%s"
        .formatted(register, URLEncoder.encode(body.name(), StandardCharsets.UTF_8));
  }
}
