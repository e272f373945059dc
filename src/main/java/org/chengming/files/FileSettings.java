package org.chengming.files;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what is stored and of the work on it.
 *
 * @param maximum largest file of any kind
 * @param imageMaximum largest image
 * @param extraction bounds of reading text
 */
@ConfigurationProperties("chengming.files")
record FileSettings(
    @DefaultValue("100MB") DataSize maximum,
    @DefaultValue("20MB") DataSize imageMaximum,
    @DefaultValue Extraction extraction) {

  /**
   * @param time longest work on one file; then its reader is killed
   * @param memory heap of the reader
   * @param characters longest text kept of one file
   * @param scratch most the reader may write to its temporary folder
   * @param idle how long a reader waits for more before it is stopped
   */
  record Extraction(
      @DefaultValue("20s") Duration time,
      @DefaultValue("384MB") DataSize memory,
      @DefaultValue("5000000") int characters,
      @DefaultValue("512MB") DataSize scratch,
      @DefaultValue("1m") Duration idle) {}

  long maximum(FileKind kind) {
    return kind.image() ? Math.min(imageMaximum.toBytes(), maximum.toBytes()) : maximum.toBytes();
  }
}
