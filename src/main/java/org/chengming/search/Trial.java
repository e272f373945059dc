package org.chengming.search;

/**
 * A change of the words, not yet saved: a group, stop word or best bet as it would stand. One with
 * id 0 would be new.
 */
public sealed interface Trial permits SynonymGroup, StopWord, BestBet {
  long id();

  /** What to try it with where nothing was typed; empty where only what is asked most serves. */
  default String example() {
    return "";
  }
}
