package org.chengming.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.web.Missing;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Files in a bucket of an S3-compatible store. A put shows all bytes or none; its checksum lets the
 * store refuse bytes that changed on the way.
 */
final class FileBucket implements FileHome, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final FileSettings.S3 settings;
  private final S3Client client;

  FileBucket(FileSettings.S3 settings) {
    this.settings = settings;
    this.client = client(settings);
  }

  /** Everything it needs stands in our settings; nothing is looked for on the machine. */
  private static S3Client client(FileSettings.S3 settings) {
    var nothing = ProfileFile.aggregator().build();
    return S3Client.builder()
        .endpointOverride(URI.create(settings.endpoint()))
        .region(Region.of(settings.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
        .serviceConfiguration(
            S3Configuration.builder()
                .pathStyleAccessEnabled(settings.pathStyle())
                .chunkedEncodingEnabled(false)
                .build())
        // The checksums this client adds by itself are not understood by older stores.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .overrideConfiguration(o -> o.defaultProfileFile(nothing).defaultProfileName("none"))
        .httpClient(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(SILENCE)
                .proxyConfiguration(
                    ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariablesValues(false)
                        .build())
                .build())
        .build();
  }

  @Override
  public void keep(Path arrived, String sha256, long size) throws IOException {
    var there = size(sha256);
    if (there.isPresent() && there.getAsLong() == size) {
      return;
    }
    var checksum = md5(arrived);
    ask(
        "keep " + sha256,
        () ->
            client.putObject(
                put -> put.bucket(settings.bucket()).key(key(sha256)).contentMD5(checksum),
                RequestBody.fromFile(arrived)));
    var kept = size(sha256);
    if (kept.isEmpty() || kept.getAsLong() != size) {
      throw new FilesUnreachable(
          "%s took %d bytes of %s and holds %s".formatted(this, size, sha256, kept),
          new IOException(sha256));
    }
  }

  /** The one checksum every store compares; it is there against accidents, not against anybody. */
  private static String md5(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return Base64.getEncoder().encodeToString(DigestUtils.md5(in));
    }
  }

  @Override
  public OptionalLong size(String sha256) {
    var key = key(sha256);
    return ask(
        "look for " + sha256,
        () -> {
          try {
            return OptionalLong.of(
                client.headObject(head -> head.bucket(settings.bucket()).key(key)).contentLength());
          } catch (S3Exception e) {
            if (e.statusCode() == 404 && bucketThere()) {
              return OptionalLong.empty();
            }
            throw e;
          }
        });
  }

  /** A bucket that is not there answers about its objects as one that holds none. */
  private boolean bucketThere() {
    try {
      client.headBucket(head -> head.bucket(settings.bucket()));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public InputStream open(String sha256, long from) {
    var key = key(sha256);
    var stream =
        ask(
            "read " + sha256,
            () -> {
              try {
                return client.getObject(
                    get -> {
                      get.bucket(settings.bucket()).key(key);
                      if (from > 0) {
                        get.range("bytes=" + from + "-");
                      }
                    });
              } catch (S3Exception e) {
                if (e.statusCode() == 404 && bucketThere()) {
                  throw new Missing("No file " + sha256 + " in " + this);
                }
                throw e;
              }
            });
    return new Unread(stream);
  }

  /** A reader who goes away early must not have the rest fetched for nobody. */
  private static final class Unread extends java.io.FilterInputStream {
    private final ResponseInputStream<?> response;
    private boolean ended;

    Unread(ResponseInputStream<?> response) {
      super(response);
      this.response = response;
    }

    @Override
    public int read() throws IOException {
      var one = super.read();
      ended |= one < 0;
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var n = super.read(buffer, offset, length);
      ended |= n < 0;
      return n;
    }

    @Override
    public void close() throws IOException {
      if (ended) {
        super.close();
      } else {
        response.abort();
      }
    }
  }

  @Override
  public void probe() {
    ask("ask for the bucket", () -> client.headBucket(head -> head.bucket(settings.bucket())));
  }

  private <T> T ask(String what, Supplier<T> question) {
    try {
      return question.get();
    } catch (S3Exception e) {
      throw new FilesUnreachable(
          switch (e.statusCode()) {
            case 401, 403 ->
                "%s does not let key %s in, tried to %s: %s"
                    .formatted(this, settings.accessKey(), what, code(e));
            case 404 -> "%s is not there, tried to %s".formatted(this, what);
            default -> "%s cannot %s: %d %s".formatted(this, what, e.statusCode(), code(e));
          },
          e);
    } catch (SdkException e) {
      throw new FilesUnreachable(
          "%s does not answer, tried to %s: %s".formatted(this, what, e.getMessage()), e);
    }
  }

  private static String code(S3Exception e) {
    var details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "no reason given" : details.errorCode();
  }

  private String key(String sha256) {
    return settings.prefix() + FileHome.place(sha256);
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "Bucket %s at %s".formatted(settings.bucket(), settings.endpoint());
  }
}
