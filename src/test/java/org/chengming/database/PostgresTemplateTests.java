package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template of an empty database … */
class PostgresTemplateTests {
  @TempDir Path folder;

  @Test
  void is_copied_whole_or_not_at_all() throws Exception {
    var template = Files.createDirectories(folder.resolve("binaries/template/base/1"));
    Files.writeString(template.resolve("1259"), "rows");
    var home = Files.createDirectories(folder.resolve("postgres"));
    Files.createDirectories(home.resolve("data-unfinished/base/9")); // an earlier copy, cut short
    PostgresTemplate.copy(folder.resolve("binaries"), home);
    assertThat(home.resolve("data/base/1/1259")).hasContent("rows");
    assertThat(home.resolve("data/base/9")).doesNotExist();
    assertThat(home.resolve("data-unfinished")).doesNotExist();
  }

  @Test
  void is_done_without_where_there_is_none() throws Exception {
    var home = Files.createDirectories(folder.resolve("postgres"));
    PostgresTemplate.copy(folder.resolve("binaries"), home);
    assertThat(home).isEmptyDirectory();
  }
}
