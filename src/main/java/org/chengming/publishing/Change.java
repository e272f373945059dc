package org.chengming.publishing;

/** Something about a document that followers (index, caches, channels) must take over. */
public record Change(long seq, long documentId, Kind kind) {
  public enum Kind {
    PUBLISHED,
    CORRECTED,
    WITHDRAWN,
    VALIDITY,
    LINKED,
    TEXT
  }
}
