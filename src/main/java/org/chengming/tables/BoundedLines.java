package org.chengming.tables;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a text, each cut one character after a limit so that an endless one fills no memory. */
public final class BoundedLines implements AutoCloseable {
  private final Reader reader;
  private final int longest;
  private final char[] block = new char[1 << 16];
  private int at;
  private int end;

  public BoundedLines(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /**
   * The next line without its end, which is LF, CR LF or CR; longer than the limit where it was
   * cut, null after the last.
   */
  public @Nullable String next() throws IOException {
    if (at == end && !fill()) {
      return null;
    }
    var line = new StringBuilder();
    do {
      int from = at;
      while (at < end && block[at] != '\n' && block[at] != '\r') {
        at++;
      }
      line.append(block, from, Math.max(0, Math.min(at - from, longest + 1 - line.length())));
      if (at < end) {
        endLine();
        return line.toString();
      }
    } while (fill());
    return line.toString();
  }

  private void endLine() throws IOException {
    boolean carriageReturn = block[at++] == '\r';
    if (carriageReturn && (at < end || fill()) && block[at] == '\n') {
      at++;
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, reader.read(block));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
