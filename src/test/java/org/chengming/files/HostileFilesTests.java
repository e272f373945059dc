package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.chengming.web.Refused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/**
 * The collected hostile files, kept in memory and never unpacked; skipped where the data folder
 * does not hold them.
 */
class HostileFilesTests {
  private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

  @TempDir Path folder;

  @BeforeAll
  static void load() throws IOException {
    var data =
        Path.of(Optional.ofNullable(System.getenv("CHENGMING_DATA")).orElse("../shared/data"));
    var archive = data.resolve("25_hostile_inputs/payloadsallthethings_subset.tar.gz");
    assumeTrue(Files.exists(archive), "no hostile files under " + data);
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          FILES.put(entry.getName(), tar.readAllBytes());
        }
      }
    }
  }

  @Test
  void are_refused_or_kept_as_something_inert() throws IOException {
    var kept = new TreeMap<String, FileKind>();
    for (var file : FILES.entrySet()) {
      kind(file.getKey(), file.getValue()).ifPresent(kind -> kept.put(file.getKey(), kind));
    }
    assertThat(FILES).hasSizeGreaterThan(100);
    assertThat(kept.keySet())
        .as("markup, archives and programs")
        .noneMatch(
            name ->
                name.matches(
                    "(?i).*\\.(svg|html?|xml|xsl|dtd|js|php.*|jsp|aspx?|exe|zip|swf|hta)"));
    assertThat(kept.values())
        .as("kinds kept")
        .allMatch(
            kind ->
                kind.image()
                    || !kind.shown()
                    || kind == FileKind.PDF
                    || kind == FileKind.MP4
                    || kind == FileKind.TEXT);
    kept.forEach(
        (name, kind) ->
            assertThat(FileName.of(name, kind).value().toLowerCase(Locale.ROOT))
                .matches("(?s).*\\.(" + kind.extension() + "|jpeg)"));
    try (var left = Files.walk(folder)) {
      assertThat(
              left.filter(Files::isRegularFile)
                  .filter(path -> !path.equals(folder.resolve(".files-of-chengming"))))
          .as("everything kept lies under its hash")
          .allMatch(path -> path.getFileName().toString().matches("[0-9a-f]{64}"));
    }
  }

  @Test
  void cost_a_reader_bounded_time_even_when_taken_for_every_kind() throws IOException {
    var bounds =
        new FileSettings.Extraction(
            Duration.ofSeconds(5),
            DataSize.ofMegabytes(128),
            100_000,
            DataSize.ofMegabytes(64),
            Duration.ofMinutes(1));
    try (var reader = new TextReaderProcess(bounds)) {
      for (var file : FILES.entrySet()) {
        var path = Files.write(folder.resolve("file"), file.getValue());
        for (var kind :
            new FileKind[] {
              FileKind.PDF, FileKind.OFD, FileKind.DOCX, FileKind.DOC, FileKind.TEXT
            }) {
          var reading = reader.read(path, kind);
          assertThat(reading.text()).as(file.getKey()).hasSizeLessThanOrEqualTo(100_000);
        }
      }
    }
  }

  private Optional<FileKind> kind(String name, byte[] content) throws IOException {
    try (var arrived =
        new Incoming(folder, java.time.Clock.systemUTC(), () -> {})
            .receive(new ByteArrayInputStream(content), 100 << 20)) {
      var kind = FileTypes.detect(arrived.path(), name).kind();
      new FileFolder(folder).keep(arrived.path(), arrived.sha256(), arrived.size());
      return Optional.of(kind);
    } catch (Refused e) {
      assertThat(e.problems().getFirst().sentence()).matches(".*[\\u4e00-\\u9fff].*");
      return Optional.empty();
    }
  }
}
