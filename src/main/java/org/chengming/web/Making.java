package org.chengming.web;

import java.util.Set;

/** An answer in the making; it rides on the request, and whoever makes a public page marks it. */
final class Making {
  static final String NAME = Making.class.getName();

  private final long began;
  private final long day;
  private volatile Set<String> topics = Set.of();
  private volatile boolean marked;

  Making(long began, long day) {
    this.began = began;
    this.day = day;
  }

  void about(Set<String> topics) {
    this.topics = topics;
    marked = true;
  }

  /** Whether the answer may be kept. */
  boolean marked() {
    return marked;
  }

  long began() {
    return began;
  }

  long day() {
    return day;
  }

  Set<String> topics() {
    return topics;
  }
}
