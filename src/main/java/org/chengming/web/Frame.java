package org.chengming.web;

import java.time.LocalDate;
import org.chengming.actors.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What the layout needs to know of the request around a page. Controllers take it as a parameter.
 *
 * @param t the words in the reader's language
 * @param large whether the reader chose 大字版
 * @param path the path of the request with its query, to come back to
 * @param today the date in China
 * @param demo whether this installation is a demo province
 */
public record Frame(
    Words t,
    boolean large,
    String path,
    LocalDate today,
    SiteIdentity site,
    boolean demo,
    @Nullable Actor actor,
    @Nullable CsrfToken csrfToken) {

  /** The signed-in actor. */
  public Actor signedIn() {
    if (actor == null) {
      throw new IllegalStateException("Page " + path + " is shown without a sign-in");
    }
    return actor;
  }

  /** The token every form of the desk sends as {@code _csrf}; reading it opens a session. */
  public String csrf() {
    return csrfToken == null ? "" : csrfToken.getToken();
  }

  /** The path made safe as a value inside another address. */
  public String pathInQuery() {
    return java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8);
  }

  public String siteName() {
    return t.english() ? site.nameEn() : site.name();
  }
}
