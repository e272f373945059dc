package org.chengming.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.imports.db.Tables.LINE;
import static org.chengming.publishing.db.Tables.DOCUMENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ImportingFilesTests {
  private static final Actor SYSTEM = Actor.system("导入测试");
  private static final String BODY = "test-import-office";

  @Autowired Runner runner;
  @Autowired FileFeeds files;
  @Autowired RunRepository runs;
  @Autowired Organisations organisations;
  @Autowired DSLContext db;

  @BeforeEach
  void office() {
    if (organisations.bodies().byCode(BODY).isEmpty()) {
      organisations.register(
          SYSTEM,
          RegisterBody.of(
              BODY,
              "导入测试办公室",
              BodyLevel.COUNTY,
              BodyKind.OFFICE,
              OrganisationCode.withCheck("ZZ770001")));
    }
  }

  @Test
  void tells_of_every_row_what_became_of_it() throws Exception {
    var end = importSample("bulletin.ndjson", "tells", false);
    assertThat(end.state()).isEqualTo(Progress.State.FINISHED);
    assertThat(end.counts()).isEqualTo(new Progress.Counts(10, 5, 0, 0, 5, 4, 1, 0));
    assertThat(reason(end, 1)).contains("全角数字", "发文字号", "日期写法", "连续空行");
    assertThat(reason(end, 2)).contains("标题截断：按正文补全");
    assertThat(reason(end, 3)).contains("正文空白").contains("按发布日期");
    assertThat(reason(end, 4)).contains("日期先后");
    assertThat(reason(end, 5)).contains("没有这个机构");
    assertThat(reason(end, 6)).isEqualTo("没有标题");
    assertThat(reason(end, 7)).contains("不是日期");
    assertThat(reason(end, 8)).contains("JSON");
    assertThat(reason(end, 9)).contains("内容与“n-3”完全相同");
    assertThat(reason(end, 10)).contains("网页残留", "colour");
  }

  @Test
  void twice_changes_nothing() throws Exception {
    importSample("bulletin.ndjson", "twice", false);
    var before = documents("twice");
    var again = importSample("bulletin.ndjson", "twice", false);
    assertThat(again.counts().created() + again.counts().changed()).isZero();
    assertThat(again.counts().unchanged()).isEqualTo(5);
    assertThat(documents("twice")).isEqualTo(before);
  }

  @Test
  void dry_writes_nothing_but_its_report() throws Exception {
    var bodies = organisations.bodies().all().size();
    var end = importSample("bulletin.ndjson", "dry", true);
    assertThat(end.counts().created()).isEqualTo(5);
    assertThat(end.counts().rejected()).isEqualTo(4);
    assertThat(documents("dry")).isEmpty();
    assertThat(organisations.bodies().all()).hasSize(bodies);
    assertThat(importSample("bulletin.ndjson", "dry", false).counts().created()).isEqualTo(5);
  }

  @Test
  void takes_csv_and_markdown_for_a_body_named_beside_them() throws Exception {
    assertThat(importSample("column.csv", "csv", false).counts().created()).isEqualTo(2);
    var samples = ReadingRowsTests.sample("folder");
    var folder =
        runner.run(
            SYSTEM,
            Feed.ofFile("markdown", "folder", BODY, () -> files.open(samples)),
            false,
            p -> {});
    assertThat(folder.counts().created())
        .as("the law's header tells the day it was passed")
        .isEqualTo(2);
    assertThat(folder.counts().rejected()).isZero();
  }

  @Test
  void rows_of_bodies_without_permission_are_rejected() throws Exception {
    var stranger =
        new Actor(
            7L,
            "别处的人",
            1L,
            List.of(
                new org.chengming.actors.Grant(org.chengming.actors.Role.PUBLISHER, "999999.")));
    var end =
        runner.run(
            stranger,
            files.feed("stranger", ReadingRowsTests.sample("column.csv"), "column.csv", BODY),
            false,
            p -> {});
    assertThat(end.counts().rejected()).isEqualTo(2);
    assertThat(documents("stranger")).isEmpty();
  }

  @Test
  void a_run_whose_process_is_gone_is_marked_stopped() throws Exception {
    var run =
        runs.start(
            SYSTEM,
            Feed.ofFile("gone", "断了的导入", BODY, () -> Rows.of(0, List.<Row>of().iterator())),
            false);
    runner.stopAbandoned();
    assertThat(runs.progress(run).state()).isEqualTo(Progress.State.STOPPED);
  }

  @Test
  void a_run_that_goes_on_is_left_alone() throws Exception {
    var run =
        runs.start(
            SYSTEM,
            Feed.ofFile("busy", "还在跑的导入", BODY, () -> Rows.of(0, List.<Row>of().iterator())),
            false);
    var lock = runs.lock(run);
    runner.stopAbandoned();
    assertThat(runs.progress(run).state()).isEqualTo(Progress.State.RUNNING);
    runs.unlock(lock, run);
    runner.stopAbandoned();
  }

  @Test
  void a_quotation_mark_too_many_rejects_its_line_and_no_other(@TempDir Path temp)
      throws Exception {
    var broken = temp.resolve("broken.csv");
    Files.writeString(
        broken, "标题,成文日期,正文\n好的一行,2024-01-02,正文\n\"引号没有合上,2024-01-02,正文\n后面一行,2024-01-03,后文\n");
    var end =
        runner.run(
            SYSTEM,
            Feed.ofFile(
                "broken",
                "broken.csv",
                BODY,
                () -> CsvRows.ofSchema(Files.newBufferedReader(broken), -1)),
            false,
            p -> {});
    assertThat(end.state()).isEqualTo(Progress.State.FINISHED);
    assertThat(end.counts().created()).isEqualTo(2);
    assertThat(reason(end, 2)).contains("文件第 3 行", "引号没有配对");
  }

  @Test
  void a_source_that_breaks_off_fails_the_run() {
    var gone =
        new Iterator<Row>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Row next() {
            throw new UncheckedIOException(new IOException("The disk is gone"));
          }
        };
    var end =
        runner.run(
            SYSTEM, Feed.ofFile("gone2", "断掉的来源", BODY, () -> Rows.of(-1, gone)), false, p -> {});
    assertThat(end.state()).isEqualTo(Progress.State.FAILED);
  }

  private Progress importSample(String name, String source, boolean dry) throws Exception {
    return runner.run(
        SYSTEM, files.feed(source, ReadingRowsTests.sample(name), name, BODY), dry, p -> {});
  }

  private String reason(Progress run, int number) {
    return db.select(LINE.REASON)
        .from(LINE)
        .where(LINE.RUN_ID.eq(run.run()))
        .and(LINE.NUMBER.eq(number))
        .fetchOne(LINE.REASON);
  }

  private List<String> documents(String source) {
    return db.select(DOCUMENT.INDEX_NUMBER)
        .from(DOCUMENT)
        .where(DOCUMENT.SOURCE.eq(source))
        .orderBy(DOCUMENT.INDEX_NUMBER)
        .fetch(DOCUMENT.INDEX_NUMBER);
  }
}
