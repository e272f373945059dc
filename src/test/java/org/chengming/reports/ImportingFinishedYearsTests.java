package org.chengming.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.chengming.actors.Role;
import org.chengming.files.Spreadsheet;
import org.chengming.files.Spreadsheet.Sheet;
import org.chengming.reports.ReportImports.Remark;
import org.chengming.reports.ReportImports.Trial;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.PastCases;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ImportingFinishedYearsTests {
  private static final Path DATA =
      Path.of(System.getenv().getOrDefault("CHENGMING_DATA", "../shared/data"))
          .resolve("18_foi_statistics/usdoj_agency_csv");

  /** A published report, total column and natural persons. */
  private static final String PUBLISHED =
      """
      表,行,列,数值
      3,new,TOTAL,14069
      3,carried,TOTAL,560
      3,total,TOTAL,13810
      3,forward,TOTAL,819
      3,一、本年新收政府信息公开申请数量,自然人,"13,612"
      3,二、上年结转政府信息公开申请数量,自然人,535
      3,（七）总计,自然人,13364
      3,四、结转下年度继续办理,自然人,783
      """;

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;

  @Test
  void checks_a_published_report_in_the_columns_it_has() {
    var trial = read("a.csv", PUBLISHED);
    assertThat(trial.remarks()).isEmpty();
    assertThat(trial.cells()).isEqualTo(8);
    assertThat(trial.identities())
        .extracting(
            Identity::number, Identity::where, i -> i.leftNumber().intValue(), Identity::holds)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "自然人", 14147, true),
            org.assertj.core.groups.Tuple.tuple(1, "总计", 14629, true));
    var wrong = read("a.csv", PUBLISHED.replace("3,forward,TOTAL,819", "3,forward,TOTAL,891"));
    assertThat(wrong.wrong())
        .singleElement()
        .satisfies(i -> assertThat(i.difference()).isEqualByComparingTo("-72"));
  }

  @Test
  void says_of_each_cell_why_it_is_not_taken() {
    var trial =
        read(
            "a.csv",
            """
            表,行,列,数值
            3,new,TOTAL,十二
            3,new,PERSON,-4
            3,carried,PERSON,1.5
            3,carried,OTHER,＝1+1
            3,9.9,TOTAL,1
            3,new,外星人,1
            7,new,TOTAL,1
            3,1,PERSON,3
            3,1,PERSON,4
            3,2,PERSON,—
            2.8,charges,amount,１２．５
            """);
    assertThat(trial.remarks())
        .extracting(Remark::place)
        .containsExactly("第2行", "第3行", "第4行", "第5行", "第6行", "第7行", "第8行", "第10行");
    assertThat(trial.remarks().getLast().sentence()).contains("写了两次，一次是3，一次是4");
    assertThat(trial.cells()).isEqualTo(2);
    assertThat(trial.figures().get("2.8", "charges", "amount")).isEqualByComparingTo("12.5");
    assertThat(read("a.csv", "a,b\n1,2").remarks().getFirst().sentence()).contains("表、行、列、数值");
    assertThat(read("a.xlsx", "no").remarks().getFirst().sentence()).contains("XLSX");
    assertThat(
            ReportImports.read(
                    Forms.of(2022), "a.csv", PUBLISHED.getBytes(Charset.forName("GB18030")))
                .cells())
        .isEqualTo(8);
  }

  @Test
  void reads_a_sheet_without_codes_that_has_the_total_alone() {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("某局收到和处理政府信息公开申请情况"));
    rows.add(List.of("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "总 计"));
    rows.add(List.of("一、本年新收政府信息公开申请数量", 14069));
    rows.add(List.of("二、上年结转政府信息公开申请数量", 560));
    rows.add(Arrays.asList("三、本年度办理结果", null));
    rows.add(List.of("（一） 予以公开", new BigDecimal("13810")));
    rows.add(List.of("（七）总计", "13810.0"));
    rows.add(List.of("四、结转下年度继续办理", "819"));
    rows.add(List.of("八、编出来的一行", "5"));
    var trial =
        ReportImports.read(
            Forms.of(2022),
            "a.xlsx",
            new Spreadsheet(List.of(new Sheet("Sheet1", List.of(), rows))).xlsx());
    assertThat(trial.remarks()).containsExactly(new Remark("Sheet1第9行", "没有“八、编出来的一行”这一行。"));
    assertThat(trial.cells()).isEqualTo(5);
    assertThat(trial.wrong()).isEmpty();
    assertThat(trial.figures().get("3", "total", "TOTAL")).isEqualByComparingTo("13810");
  }

  /**
   * Seventeen years of 100 and more agencies, which add up each year and hardly ever agree with the
   * year before; a year is taken from the line, since a file of another year lies among them.
   */
  @Test
  void finds_in_real_statistics_each_year_that_does_not_follow_the_last() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "No data at " + DATA);
    var years = new HashMap<String, Map<Integer, Figures>>();
    int lines = 0;
    for (int year = 2008; year <= 2024; year++) {
      try (var zip =
          new ZipFile(DATA.resolve("all_agencies_csv_%d.zip".formatted(year)).toFile())) {
        for (var entry :
            zip.stream()
                .filter(e -> e.getName().contains("received-processed-and-pending-foia-requests"))
                .toList()) {
          var text =
              new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                  .replace("\uFEFF", "");
          for (var r :
              CSVParser.parse(
                  new StringReader(text),
                  CSVFormat.RFC4180
                      .builder()
                      .setSkipHeaderRecord(true)
                      .setHeader("a", "c", "y", "s", "n", "p", "e")
                      .get())) {
            if (r.get("c").equals("Agency Overall")) {
              lines++;
              var trial =
                  read(
                      "a.csv",
                      "表,行,数值\n3,carried,\"%s\"\n3,new,\"%s\"\n3,total,\"%s\"\n3,forward,\"%s\"\n"
                          .formatted(r.get("s"), r.get("n"), r.get("p"), r.get("e")));
              assertThat(trial.remarks()).as(r.toString()).isEmpty();
              assertThat(trial.wrong()).as(r.toString()).isEmpty();
              years
                  .computeIfAbsent(r.get("a"), a -> new HashMap<>())
                  .put(Integer.parseInt(r.get("y")), trial.figures());
            }
          }
        }
      }
    }
    int compared = 0;
    int wrong = 0;
    for (var agency : years.values()) {
      for (var year : agency.entrySet()) {
        for (var identity :
            Identities.of(Forms.of(2022), year.getValue(), agency.get(year.getKey() - 1))) {
          compared += identity.number() == 4 ? 1 : 0;
          wrong += identity.number() == 4 && !identity.holds() ? 1 : 0;
        }
      }
    }
    assertThat(List.of(lines, compared, wrong)).isEqualTo(List.of(1940, 1692, 542));
  }

  @Test
  void tries_a_file_out_and_publishes_it_as_imported() {
    var body = given.body();
    var publisher = given.staff(body, Role.PUBLISHER);
    var desk = Desk.signedIn(port, publisher);
    desk.get("/desk/annual-reports/import");
    var wrong = PUBLISHED.replace("3,forward,TOTAL,819", "3,forward,TOTAL,891");
    var trial = upload(desk, body.name(), wrong);
    assertThat(trial).contains("读到 8 个数", "1 处勾稽关系不符", "14,629".replace(",", ""), "照原样导入");
    var form =
        new String[] {
          "body",
          body.code(),
          "year",
          "2020",
          "scope",
          "OWN",
          "name",
          "2020.csv",
          "content",
          encoded(wrong),
          "",
          ""
        };
    assertThat(desk.post("/desk/annual-reports/import", form).statusCode()).isEqualTo(422);
    form[10] = "accepted";
    assertThat(desk.post("/desk/annual-reports/import", form).statusCode()).isEqualTo(303);
    var shown = new Reader(port).get("/annual-reports/%s/2020".formatted(body.code())).body();
    assertThat(shown).contains("14069", "数字取自本机关此前公布的报告");
    // A second time it is a correction, and takes a reason.
    assertThat(upload(desk, body.name(), PUBLISHED)).contains("为什么更正");
    assertThat(desk.post("/desk/annual-reports/import", form).body()).contains("请写明为什么更正");
    // The next year follows it: 819 were carried forward, here it says 891.
    new PastCases(db, body).add("PERSON", "COUNTER", PastCases.on("2020-12-30", "SUBMITTED"));
    var officer = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    assertThat(officer.get("/desk/annual-reports/%s/2021".formatted(body.code())).body())
        .contains("上年报告的结转下年度", "891", "-890");
    assertThat(officer.post("/desk/annual-reports/import", form).statusCode()).isEqualTo(403);
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.PUBLISHER));
    stranger.get("/desk/me");
    assertThat(stranger.post("/desk/annual-reports/import", form).statusCode()).isEqualTo(404);
    assertThat(
            stranger
                .upload(
                    "/desk/annual-reports/import/trial",
                    "file",
                    "a.csv",
                    PUBLISHED.getBytes(StandardCharsets.UTF_8),
                    "body",
                    body.code(),
                    "year",
                    "2020")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void takes_what_the_export_wrote_and_gives_the_same_again() throws Exception {
    var body = given.body();
    var desk = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    desk.get("/desk/annual-reports/import");
    desk.post(
        "/desk/annual-reports/import",
        "body",
        body.code(),
        "year",
        "2020",
        "scope",
        "OWN",
        "name",
        "2020.csv",
        "content",
        encoded(PUBLISHED));
    var csv = new Reader(port).get("/annual-reports/%s/2020.csv".formatted(body.code())).body();
    assertThat(read("again.csv", csv).figures()).isEqualTo(read("a.csv", PUBLISHED).figures());
    var answer =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(
                            "http://localhost:%d/annual-reports/%s/2020.xlsx"
                                .formatted(port, body.code())))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofByteArray());
    var again = ReportImports.read(Forms.of(2020), "again.xlsx", answer.body());
    assertThat(again.remarks()).isEmpty();
    assertThat(again.figures()).isEqualTo(read("a.csv", PUBLISHED).figures());
  }

  @Test
  void is_looked_at_in_a_browser() {
    var body = given.body();
    var person = given.staff(body, Role.PUBLISHER);
    for (var tab :
        List.of(
            Browser.phone("http://localhost:" + port),
            Browser.desktop("http://localhost:" + port))) {
      try (tab) {
        tab.signIn(person.username(), Given.PASSWORD);
        tab.open("/desk/annual-reports/import");
        tab.page().fill("#body", body.name());
        tab.page().selectOption("#year", "2021");
        tab.page()
            .setInputFiles(
                "#file",
                new com.microsoft.playwright.options.FilePayload(
                    "2021.csv", "text/csv", PUBLISHED.getBytes(StandardCharsets.UTF_8)));
        tab.press("试运行");
        assertThat(tab.check().text()).contains("读到 8 个数");
      }
    }
  }

  private static String upload(Desk desk, String body, String csv) {
    return desk.upload(
            "/desk/annual-reports/import/trial",
            "file",
            "2020.csv",
            csv.getBytes(StandardCharsets.UTF_8),
            "body",
            body,
            "year",
            "2020",
            "scope",
            "OWN")
        .body();
  }

  private static String encoded(String csv) {
    return Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static Trial read(String name, String csv) {
    return ReportImports.read(Forms.of(2022), name, csv.getBytes(StandardCharsets.UTF_8));
  }
}
