package org.chengming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chengming.files.ArchivesFuzz;
import org.chengming.publishing.DocumentNumberFuzz;
import org.chengming.publishing.RichTextFuzz;
import org.chengming.tables.TablesFuzz;
import org.junit.jupiter.api.Test;

/**
 * What {@code bin/fuzz} starts from, and what it once found, is read without a failure. An input it
 * finds is put beside the seeds, and stays.
 */
class FuzzedInputsTests {
  private static final Path SEEDS = Path.of("src/test/resources/fuzz");

  private interface Target {
    void read(byte[] input) throws Exception;
  }

  private static void all(Class<?> name, Target target) throws Exception {
    try (var files = Files.list(SEEDS.resolve(name.getSimpleName()))) {
      var seeds = files.sorted().toList();
      assertThat(seeds).isNotEmpty();
      for (var seed : seeds) {
        read(seed, target);
      }
    }
  }

  private static void read(Path seed, Target target) throws IOException {
    var input = Files.readAllBytes(seed);
    for (var cut : List.of(input.length, input.length / 2, input.length / 3)) {
      try {
        target.read(java.util.Arrays.copyOf(input, cut));
      } catch (Exception e) {
        throw new AssertionError(seed + " cut to " + cut, e);
      }
    }
  }

  @Test
  void pages() throws Exception {
    all(RichTextFuzz.class, RichTextFuzz::fuzzerTestOneInput);
  }

  @Test
  void numbers_and_dates() throws Exception {
    all(DocumentNumberFuzz.class, DocumentNumberFuzz::fuzzerTestOneInput);
  }

  @Test
  void tables() throws Exception {
    all(TablesFuzz.class, TablesFuzz::fuzzerTestOneInput);
  }

  @Test
  void archives() throws Exception {
    all(ArchivesFuzz.class, ArchivesFuzz::fuzzerTestOneInput);
  }
}
