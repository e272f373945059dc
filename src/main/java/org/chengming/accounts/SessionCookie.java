package org.chengming.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie of a session at the desk: of this host and none under it, out of reach of scripts, not
 * sent along by other sites. Over HTTPS its name begins with {@code __Host-}, which lets browsers
 * hold it to that, and keeps a neighbour on plain HTTP from putting one of theirs in its place.
 */
@Component
class SessionCookie implements CookieSerializer {
  static final String NAME = "desk";
  static final String SECURE_NAME = "__Host-desk";
  static final String[] NAMES = {NAME, SECURE_NAME};

  private final DefaultCookieSerializer plain = serializer(NAME, false);
  private final DefaultCookieSerializer secure = serializer(SECURE_NAME, true);

  private static DefaultCookieSerializer serializer(String name, boolean secure) {
    var serializer = new DefaultCookieSerializer();
    serializer.setCookieName(name);
    serializer.setCookiePath("/");
    serializer.setUseHttpOnlyCookie(true);
    serializer.setSameSite("Lax");
    serializer.setUseSecureCookie(secure);
    return serializer;
  }

  @Override
  public void writeCookieValue(CookieValue value) {
    of(value.getRequest()).writeCookieValue(value);
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    return of(request).readCookieValues(request);
  }

  private CookieSerializer of(HttpServletRequest request) {
    return request.isSecure() ? secure : plain;
  }
}
