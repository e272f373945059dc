package org.chengming.files;

import org.chengming.web.Unavailable;

/** The home of the files does not answer, or does not let us in; a file may well be there. */
public final class FilesUnreachable extends Unavailable {
  FilesUnreachable(String message, Throwable cause) {
    super(message, cause);
  }

  FilesUnreachable(String sentence, String message, Throwable cause) {
    super(sentence, message, cause);
  }
}
