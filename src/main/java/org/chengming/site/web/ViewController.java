package org.chengming.site.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers how a reader wants to see the site: language and size of type. */
@Controller
class ViewController {
  @GetMapping("/view")
  ResponseEntity<Void> view(
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String size,
      @RequestParam(defaultValue = "/") String to,
      HttpServletRequest request) {
    var answer = ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(local(to)));
    answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (language != null && language.matches("en|zh")) {
      answer.header(HttpHeaders.SET_COOKIE, cookie("language", language, request));
    }
    if (size != null && size.matches("large|normal")) {
      answer.header(HttpHeaders.SET_COOKIE, cookie("size", size, request));
    }
    return answer.build();
  }

  /**
   * Only ever back into this site: one slash, then nothing a browser would read as another host.
   */
  static String local(String to) {
    return to.matches("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*") && isAddress(to) ? to : "/";
  }

  private static boolean isAddress(String to) {
    try {
      return URI.create(to).getHost() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String cookie(String name, String value, HttpServletRequest request) {
    return ResponseCookie.from(name, value)
        .path("/")
        .maxAge(Duration.ofDays(365))
        .sameSite("Lax")
        .httpOnly(true)
        .secure(request.isSecure())
        .build()
        .toString();
  }
}
