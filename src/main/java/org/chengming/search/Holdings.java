package org.chengming.search;

import java.io.IOException;
import java.util.Map;
import org.chengming.publishing.ChangeLog.Cursor;

/**
 * The entries of everything public: in the index on this node, or in a cluster that several nodes
 * share.
 */
interface Holdings extends AutoCloseable {
  /** What is asked of one state of the entries. */
  interface Look<T> {
    T at(State state) throws IOException;
  }

  <T> T look(Look<T> look);

  /** How many there are. */
  long size();

  /** Up to where in the change log everything is found by searches. */
  Cursor cursor();

  /** Whether other nodes search the same. */
  boolean shared();

  /** More for operators, for {@code /actuator/health}. */
  default Map<String, Object> details() {
    return Map.of();
  }

  @Override
  void close() throws IOException;
}
