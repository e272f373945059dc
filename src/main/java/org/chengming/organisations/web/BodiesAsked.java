package org.chengming.organisations.web;

import org.jspecify.annotations.Nullable;

/**
 * What the list of bodies is asked for.
 *
 * @param q part of a name or code
 * @param show {@code standing} (as when empty), {@code ended}, {@code outside} or {@code all}
 * @param under code of the body to look under
 */
record BodiesAsked(@Nullable String q, @Nullable String show, @Nullable String under) {
  String words() {
    return q == null ? "" : q.strip();
  }

  String shown() {
    return show == null || show.isEmpty() ? "standing" : show;
  }

  boolean searching() {
    return !words().isEmpty() || !shown().equals("standing");
  }
}
