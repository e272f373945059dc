package org.chengming.testing;

import java.nio.file.Path;

/** Where PostgreSQL's programs are unpacked to, once for all tests and whatever they start. */
public final class PostgresPrograms {
  /** They are there already when the tables were generated on this machine. */
  public static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

  private PostgresPrograms() {}
}
