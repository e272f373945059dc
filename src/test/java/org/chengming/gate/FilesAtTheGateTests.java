package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.gate.db.Tables.FILE_REPORT;
import static org.chengming.testing.Patience.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengming.files.FileStore;
import org.chengming.files.StoredFile;
import org.chengming.operations.OperationalMeasure;
import org.chengming.testing.ServerTest;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a stored file, from its arrival to the copy that may go out. */
@ServerTest
class FilesAtTheGateTests {
  @Autowired FileStore files;
  @Autowired FileReports reports;
  @Autowired DSLContext db;
  @Autowired List<OperationalMeasure> measures;

  private StoredFile store(byte[] bytes, String name) {
    return files.store(new ByteArrayInputStream(bytes), name);
  }

  private FileReport awaited(StoredFile file) {
    return await()
        .until(
            () -> reports.find(file.sha256()), report -> !(report instanceof FileReport.Pending));
  }

  @Test
  void it_is_looked_into_by_itself_and_its_copy_is_made_once() throws Exception {
    // Has no macros, which are refused before they get here.
    var planted = PlantedWord.docx(700_004);
    var file = store(planted.bytes(), "通知.docx");
    assertThat(awaited(file))
        .isInstanceOfSatisfying(
            FileReport.Inspected.class,
            report -> {
              assertThat(report.wantsCopy()).isTrue();
              assertThat(report.noCopy()).isNull();
            });
    var copy = reports.cleanCopy(file.sha256());
    assertThat(copy.file().sha256()).isNotEqualTo(file.sha256());
    assertThat(copy.proof().inputSha256()).isEqualTo(file.sha256());
    assertThat(copy.proof().outputSha256()).isEqualTo(copy.file().sha256());
    assertThat(copy.proof().removed()).isNotEmpty();
    assertThat(copy.proof().texts()).isPositive();
    assertThat(reports.isCleanCopy(copy.file().sha256())).isTrue();
    assertThat(reports.cleanCopy(file.sha256())).isEqualTo(copy);
    assertThat(files.open(copy.file().sha256()).contentLength()).isEqualTo(copy.file().size());
    assertThat(awaited(copy.file()))
        .isInstanceOfSatisfying(
            FileReport.Inspected.class, report -> assertThat(report.wantsCopy()).isFalse());
  }

  @Test
  void one_with_nothing_to_remove_is_its_own_copy() throws IOException {
    var file = store("闸口测试，没有要去掉的。".getBytes(StandardCharsets.UTF_8), "闸口.txt");
    var copy = reports.cleanCopy(file.sha256());
    assertThat(copy.file()).isEqualTo(file);
    assertThat(copy.proof().removed()).isEmpty();
  }

  @Test
  void why_there_is_no_copy_is_said_in_a_sentence() {
    var file =
        store(
            new byte[] {
              'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0
            },
            "a.mp3");
    assertThatThrownBy(() -> reports.cleanCopy(file.sha256()))
        .isInstanceOfSatisfying(
            Refused.class,
            e ->
                assertThat(e.problems().getFirst().sentence())
                    .isEqualTo(FileTrouble.NOT_LOOKED_INTO.sentence()));
    assertThatThrownBy(() -> reports.find("0".repeat(64))).isInstanceOf(Missing.class);
  }

  @Test
  void how_many_wait_and_how_long_is_watched() {
    var sha256 = "ab".repeat(32);
    db.insertInto(FILE_REPORT)
        .set(FILE_REPORT.SHA256, sha256)
        .set(FILE_REPORT.ASKED_AT, Instant.EPOCH)
        .set(FILE_REPORT.CLAIMED_UNTIL, Instant.now().plus(Duration.ofHours(1)))
        .execute();
    try {
      assertThat(measured("gate.files-pending")).isPositive();
      assertThat(measured("gate.files-lag")).isGreaterThan(Duration.ofDays(365).toSeconds());
    } finally {
      db.deleteFrom(FILE_REPORT).where(FILE_REPORT.SHA256.eq(sha256)).execute();
    }
    assertThat(measured("gate.files-lag")).isLessThan(Duration.ofDays(365).toSeconds());
  }

  private double measured(String name) {
    return measures.stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .getAsDouble();
  }
}
