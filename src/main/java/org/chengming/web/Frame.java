package org.chengming.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chengming.actors.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What the layout needs to know of the request around a page. Controllers take it as a parameter.
 *
 * @param t the words in the reader's language
 * @param large whether the reader chose 大字版
 * @param path the path of the request with its query, to come back to; empty on a public page that
 *     answers a form, since nothing leads back to it
 * @param today the date in China
 * @param actor who is signed in; always null outside the desk, so that public pages touch no
 *     session
 * @param bodyName the body the actor belongs to, empty outside the desk
 * @param demo whether this installation is a demo province
 * @param demoDocuments how many documents of the demo province are there while it is being made;
 *     negative otherwise
 */
public record Frame(
    Words t,
    boolean large,
    String path,
    LocalDate today,
    SiteIdentity site,
    boolean demo,
    int demoDocuments,
    @Nullable Actor actor,
    String bodyName,
    List<DeskEntry> deskEntries,
    @Nullable CsrfToken csrfToken) {

  /** Entries of the desk's rail under one heading. */
  public record DeskGroup(String name, List<DeskEntry> entries) {}

  /** The rail of the signed-in actor: what their roles let them see, grouped in order. */
  public List<DeskGroup> deskGroups() {
    var groups = new LinkedHashMap<String, List<DeskEntry>>();
    for (var entry : deskEntries) {
      groups.computeIfAbsent(entry.group(), g -> new ArrayList<>()).add(entry);
    }
    return groups.entrySet().stream().map(g -> new DeskGroup(g.getKey(), g.getValue())).toList();
  }

  /** Whether the request is for {@code href} or something under it. */
  public boolean within(String href) {
    return path.equals(href) || path.startsWith(href + "/") || path.startsWith(href + "?");
  }

  /** Whether of the rail's entries this is the one the request stands under. */
  public boolean current(DeskEntry entry) {
    return within(entry.href())
        && deskEntries.stream()
            .noneMatch(
                other -> other.href().length() > entry.href().length() && within(other.href()));
  }

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
