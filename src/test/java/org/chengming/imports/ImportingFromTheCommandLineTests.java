package org.chengming.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.publishing.db.Tables.DOCUMENT;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServerTest
class ImportingFromTheCommandLineTests {
  @Autowired DSLContext db;
  @TempDir Path folder;

  @Value("${chengming.data}")
  Path data;

  @Value("${chengming.database.binaries}")
  Path binaries;

  /** The command is a process of its own, as bin/import starts it. */
  @Test
  void goes_into_the_database_of_the_server_that_runs_on_the_folder() throws Exception {
    var rows = folder.resolve("行.ndjson");
    Files.writeString(
        rows,
        """
        {"sourceId": "c-1", "body": "heilongjiang", "title": "命令行导入的通知", "formedOn": "2015-03-02", "text": "第一段。"}
        {"sourceId": "c-2", "body": "没有登记的机构", "title": "没有机构的通知", "formedOn": "2015-03-02", "text": "第一段。"}
        """);
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ImportCommand.class.getName(),
                "--chengming.data=" + data,
                "--chengming.database.binaries=" + binaries,
                "--source=command-line",
                rows.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> said(output)).isZero();
    assertThat(said(output)).contains("新增 1").contains("拒绝 1");
    assertThat(db.fetchCount(DOCUMENT, DOCUMENT.SOURCE.eq("command-line"))).isEqualTo(1);
  }

  private static String said(Path output) {
    try {
      return Files.readString(output);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
