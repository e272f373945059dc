package org.chengming.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.chengming.operations.OperationalMeasure;
import org.chengming.operations.OperationalMeasure.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {
  private static final Logger log = LoggerFactory.getLogger(FilesConfiguration.class);

  /** A store that is away at the start is said and waited for: pages are answered without it. */
  @Bean
  FileHome fileHome(@Value("${chengming.data}") Path data, FileSettings settings) {
    if (!settings.s3().used()) {
      return new FileFolder(data.resolve("files"));
    }
    var bucket = new FileBucket(settings.s3());
    try {
      bucket.probe();
      log.info("Files are kept in {}", bucket);
    } catch (FilesUnreachable e) {
      log.error("Files cannot be read or stored now: {}", e.getMessage());
    }
    return bucket;
  }

  @Bean
  OperationalMeasure textPending(ExtractionQueue queue) {
    return OperationalMeasure.count("files.text-pending", "等待提取文字的文件", queue::pending)
        .limited(Limit.atMost(500));
  }

  @Bean
  Incoming incoming(@Value("${chengming.data}") Path data, FileHome home, Clock clock) {
    var root = data.resolve("files");
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + root, e);
    }
    var incoming =
        new Incoming(
            root, clock, home instanceof FileFolder kept ? kept::requirePresent : () -> {});
    incoming.sweep();
    return incoming;
  }
}
