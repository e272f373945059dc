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
 * @param s3 the bucket files are kept in; without an endpoint they are kept in the data folder
 */
@ConfigurationProperties("chengming.files")
record FileSettings(
    @DefaultValue("100MB") DataSize maximum,
    @DefaultValue("20MB") DataSize imageMaximum,
    @DefaultValue Extraction extraction,
    @DefaultValue S3 s3) {

  /**
   * @param endpoint address of the store, with its scheme
   * @param prefix what the names of our objects begin with, e.g. {@code chengming/}
   * @param pathStyle whether the bucket stands in the path and not in the host's name
   */
  record S3(
      @DefaultValue("") String endpoint,
      @DefaultValue("chengming") String bucket,
      @DefaultValue("us-east-1") String region,
      @DefaultValue("") String accessKey,
      @DefaultValue("") String secretKey,
      @DefaultValue("") String prefix,
      @DefaultValue("true") boolean pathStyle) {
    S3 {
      if (!endpoint.isEmpty() && (accessKey.isBlank() || secretKey.isBlank())) {
        throw new IllegalArgumentException(
            "chengming.files.s3.endpoint is %s, so access-key and secret-key are needed"
                .formatted(endpoint));
      }
    }

    boolean used() {
      return !endpoint.isEmpty();
    }

    /** Settings end up in messages; the secret does not. */
    @Override
    public String toString() {
      return "S3[bucket %s at %s]".formatted(bucket, endpoint);
    }
  }

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
