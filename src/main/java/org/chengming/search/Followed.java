package org.chengming.search;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.chengming.publishing.ChangeLog.Cursor;

/** An index that is kept level with the change log by replaying it. */
interface Followed {
  /** Up to where in the change log everything has been put, durably or not, seen or not. */
  Cursor reached();

  /** Puts an entry in the place of the one {@code id} had. May be called by several threads. */
  void put(long id, Document entry) throws IOException;

  void remove(long id) throws IOException;

  /** Everything before {@code place} has been put. */
  void advance(Cursor place) throws IOException;

  /** Lets searches see what was put, up to the place reached. */
  void refresh() throws IOException;

  /** The cursor is not of this database: starts again at the beginning of the log. */
  void clear() throws IOException;
}
