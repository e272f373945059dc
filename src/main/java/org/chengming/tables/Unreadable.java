package org.chengming.tables;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file is no table that can be read, or a larger one than is read. */
public final class Unreadable extends IOException {
  private final String sentence;

  /**
   * @param sentence what is wrong with it, for a person, in Chinese
   * @param message the same for operators
   */
  Unreadable(String sentence, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.sentence = sentence;
  }

  static Unreadable broken(String message) {
    return new Unreadable("这个表格文件坏了，读不下去。请用表格软件打开，另存一份再送。", message, null);
  }

  public String sentence() {
    return sentence;
  }
}
