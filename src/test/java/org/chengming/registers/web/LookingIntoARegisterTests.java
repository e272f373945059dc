package org.chengming.registers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.chengming.actors.Role;
import org.chengming.registers.Bringing;
import org.chengming.registers.CleanRows;
import org.chengming.registers.Registers;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.Queries;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.SiteIdentity;
import org.chengming.web.Words;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.ObjectMapper;

/** What the public sees of a register, as pages, pictures and files. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookingIntoARegisterTests {
  private static final String AIR = "城市,日期,空气质量指数,类别,PM2.5,PM10,二氧化硫,二氧化氮,一氧化碳,臭氧8小时\n";
  private static final String MONEY = "部门,年度,预算或决算,合计,因公出国（境）费,公务用车购置及运行费,其中：购置费,其中：运行费,公务接待费\n";
  private static final String CITY = "查看市";

  /** What is wider than the room it has, or reaches out of it. */
  private static final String BEYOND =
      """
      () => [...document.querySelectorAll('main .chart, main .chart *, main .scroll, main table')]
        .filter(n => n.getClientRects().length)
        .filter(n => n.scrollWidth > n.clientWidth + 1 && n.clientWidth > 0
          || n.getBoundingClientRect().right > innerWidth || n.getBoundingClientRect().left < -1)
        .map(n => n.outerHTML.slice(0, 200))""";

  /** In pixels of the screen, of the words of pictures that are shown. */
  private static final String SMALLEST =
      """
      () => Math.min(99, ...[...document.querySelectorAll('.chart svg text')]
        .filter(n => n.getClientRects().length)
        .map(n => parseFloat(getComputedStyle(n).fontSize) * n.getScreenCTM().a))""";

  private static final String HOSTILE = "查看厅<script>alert(1)</script>\"'&";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired Bringing bringing;
  @Autowired RegisterQuery query;
  @Autowired ViewQuery views;
  @Autowired SiteIdentity site;
  @Autowired ObjectMapper json;
  private Reader reader;
  private long first;
  private long second;
  private boolean brought;

  @BeforeEach
  void bring() {
    reader = new Reader(port);
    if (brought) {
      return;
    }
    brought = true;
    first =
        bring(
            "air-daily",
            AIR
                + "查看市,2024-01-01,40,优,20,30,8,30,0.8,60\n"
                + "查看市,2024-01-02,120,轻度污染,90,70,8,30,0.8,60\n"
                + "查看市,2024-02-03,250,重度污染,200,70,8,30,0.8,60\n"
                + "查看市,2023-02-03,350,严重污染,300,70,8,30,0.8,60\n");
    second =
        bring(
            "air-daily",
            AIR
                + "查看市,2024-01-01,45,优,22,30,8,30,0.8,60\n"
                + "查看市,2024-01-04,55,良,22,30,8,30,0.8,60\n");
    bring(
        "air-stations",
        "站点编码,站点名称,城市,级别,经度,纬度,启用日期\n"
            + "查看1,查看站甲,查看市,国控,126.50,45.70,2013-01-01\n"
            + "查看2,查看站乙,查看市,省控,126.90,45.72,2013-01-01\n"
            + "查看4,Rindfleischetikettierungsüberwachungsaufgabenübertragung,查看市,省控,130.1,48.9,2013-01-01\n"
            + "\"查看3\",\"%s\",查看市,省控,133.4,48.1,2013-01-01\n"
                .formatted(HOSTILE.replace("\"", "\"\"")));
    bring(
        "three-public-expenses",
        MONEY
            + "查看厅甲,2023,决算,100,10,60,40,20,30\n"
            + "查看厅甲,2024,决算,150,10,100,40,60,40\n"
            + "查看厅乙,2024,决算,1234.5,0,1234.5,1000,234.5,0\n"
            + "查看厅甲,2024,预算,200,10,150,90,60,40\n"
            + "\"%s\",2024,预算,1,1,0,0,0,0\n".formatted(HOSTILE.replace("\"", "\"\"")));
  }

  @Test
  void lists_are_narrowed_by_values_and_by_bounds() {
    assertThat(rows("/registers/air-daily?city=" + of(CITY))).hasSize(5);
    assertThat(rows("/registers/air-daily?city=" + of(CITY) + "&index.from=100&index.to=250"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).containsAnyOf("120", "250"));
    assertThat(rows("/registers/air-daily?city=" + of(CITY) + "&day.to=2023-12-31"))
        .singleElement()
        .satisfies(row -> assertThat(row).contains("2023-02-03"));
    assertThat(reader.get("/registers/air-daily?day.from=morgen").statusCode()).isEqualTo(422);
    assertThat(reader.get("/registers/air-daily?pm25.from=1").statusCode()).isEqualTo(422);
    assertThat(
            reader
                .get("/api/v1/registers/air-daily/records?city=" + of(CITY) + "&index.from=300")
                .body())
        .contains("\"2023-02-03\"")
        .doesNotContain("2024-");
  }

  @Test
  void amounts_that_are_found_are_added_up_and_concentrations_are_not() {
    var page = page("/registers/three-public-expenses?year=2024&total.from=100&kind=" + of("决算"));
    assertThat(page.select("tfoot th").text()).startsWith("这 ").endsWith("条的合计");
    var own = page("/registers/three-public-expenses?kind=" + of("决算") + "&body=" + of("查看厅甲"));
    assertThat(own.select("tfoot").text()).isEqualTo("这 2 条的合计 250 20 160 80 80 70");
    assertThat(page("/registers/air-daily?city=" + of(CITY)).select("tfoot")).isEmpty();
  }

  @Test
  void a_page_asks_for_its_records_and_their_sum_and_keeps_what_there_is_to_choose_from() {
    var money = registers.get("three-public-expenses");
    var address = RecordAddress.of(money, new LinkedMultiValueMap<>());
    var asked = new ListingRequest(ListingRequest.Format.HTML, 30, null);
    query.page(money, address, asked, frame());
    assertThat(Queries.of(() -> query.page(money, address, asked, frame()))).hasSize(2);
    var chosen = new LinkedMultiValueMap<String, String>();
    chosen.add("city", CITY);
    assertThat(
            Queries.of(() -> views.page(registers.get("air-daily"), "calendar", chosen, frame())))
        .hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void a_year_of_air_is_shown_in_the_colours_of_the_standard_with_its_words() {
    var page = page("/registers/air-daily/views/calendar?year=2024&city=" + of(CITY));
    assertThat(page.text()).contains("优良 2 天，超标 2 天。");
    assertThat(page.select("table.year svg path.aqi-3.tint").attr("d"))
        .isEqualTo("M20 0h18v18h-18z");
    assertThat(page.select(".legend").text()).contains("轻度污染 101—150").contains("严重污染 301 以上");
    var february = page("/registers/air-daily/views/calendar?year=2024&month=2&city=" + of(CITY));
    var day = february.select("table.calendar td.aqi-5");
    assertThat(day.text()).isEqualTo("3 250 重度污染");
    assertThat(day.select("a").attr("href")).endsWith("&day.from=2024-02-03");
    assertThat(page.select("table").last().text()).contains("2023 0 0 0 0 0 1 1 1");
    assertThat(page("/registers/air-daily/views/calendar?city=nirgends&year=x").text())
        .contains("没有这样的记录。");
  }

  @Test
  void a_calendar_begins_with_some_place_and_has_no_year_where_there_is_nothing() {
    assertThat(page("/registers/air-daily/views/calendar").text()).doesNotContain("没有这样的记录");
    var nothing = page("/registers/air-daily/views/calendar?city=" + of("没有的市"));
    assertThat(nothing.select("[name=year]").val()).isEmpty();
    assertThat(nothing.select("main").text()).contains("没有这样的记录");
  }

  @Test
  void a_chart_has_its_table_and_says_by_how_much_each_year_differs() {
    var page = page("/registers/three-public-expenses/views/years?body=" + of("查看厅甲"));
    assertThat(page.select("table.figures tbody tr").eachText())
        .containsExactly("2023 100 —", "2024 150 +50.0% 200");
    assertThat(page.select("svg[role=img]").attr("aria-label")).contains("每个数都在下面的表里");
    for (var form : List.of("broad", "narrow")) {
      assertThat(page.select("svg." + form + " .series text").eachText())
          .as(form)
          .containsExactlyInAnyOrder("决算", "预算");
    }
    assertThat(page("/registers/three-public-expenses/views/years?body=nobody").text())
        .contains("没有可以画的数。");
  }

  @Test
  void a_record_shows_how_it_is_proven() throws Exception {
    var page = page("/registers/air-daily/records/" + of(CITY) + "~2024-01-01");
    var line = page.select("#proof").first().parents().select("code").first().text();
    assertThat(page.select("code").get(1).text()).isEqualTo(sha256(line));
    assertThat(reader.get("/registers/air-daily/editions/" + second + ".ndjson").body().lines())
        .contains(line);
    assertThat(page.select("ins").text()).contains("45");
    var edition = page("/registers/air-daily/editions/" + second);
    assertThat(edition.select(".status").first().text()).isIn("现在存的内容和账本里的指纹对得上", "正在排进账本");
    assertThat(edition.select(".receipt")).isNotEmpty();
  }

  @Test
  void two_editions_can_be_set_side_by_side() {
    var edition = page("/registers/air-daily/editions/" + second);
    assertThat(edition.select(".difference-line").eachText())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("改动 查看市 2024-01-01").contains("40 → 45"),
            other -> assertThat(other).startsWith("新增 查看市 2024-01-04"));
    // Whichever is called the older one.
    var both = page("/registers/air-daily/differences?older=%d&newer=%d".formatted(second, first));
    assertThat(both.select(".difference-line").text()).contains("40 → 45");
    assertThat(reader.get("/registers/air-daily/differences?older=1&newer=999999").statusCode())
        .isEqualTo(404);
    assertThat(reader.get("/registers/air-daily/editions.atom").body())
        .contains("<title>第" + second + "版：新增 1 条，改了 1 条</title>");
    assertThat(page("/registers/air-daily/editions").select("input[name=older]")).isNotEmpty();
  }

  @Test
  void two_bodies_or_years_can_be_compared() {
    var page =
        page(
            "/registers/three-public-expenses/comparison?by=body&year=2024&kind=%s&left=%s&right=%s"
                .formatted(of("决算"), of("查看厅甲"), of("查看厅乙")));
    assertThat(page.select("tbody tr").first().text())
        .isEqualTo("合计（万元） 150 1,234.5 +1,084.5 +723.0%");
    var air = page("/registers/air-daily/comparison?by=city&right=nirgends&left=" + of(CITY));
    assertThat(air.select("tbody tr").first().text()).isEqualTo("空气质量指数，平均 164 —");
    var years =
        page(
            "/registers/three-public-expenses/comparison?by=year&left=2023&right=2024&kind=%s&body=%s"
                .formatted(of("决算"), of("查看厅甲")));
    assertThat(years.select("tbody tr").first().text()).isEqualTo("合计（万元） 100 150 +50 +50.0%");
  }

  @Test
  void whoever_published_before_and_did_not_this_year_is_named() {
    bring("three-public-expenses", MONEY + "查看厅丙,1990,决算,1,1,0,0,0,0\n");
    bring("three-public-expenses", MONEY + "查看厅丁,1991,决算,1,1,0,0,0,0\n");
    var page = page("/registers/three-public-expenses/missing?year=1991");
    assertThat(page.text()).contains("1 个还没有公开 1 个已经公开。");
    assertThat(page.select("ul.entries li").text()).isEqualTo("查看厅丙 上一次是 1990 年的");
  }

  @Test
  void all_that_is_found_can_be_taken_as_a_file() throws Exception {
    var path = "/registers/three-public-expenses/download.FORMAT?body=" + of("查看厅乙");
    var csv = new String(bytes(path.replace("FORMAT", "csv")), StandardCharsets.UTF_8);
    assertThat(csv.lines()).hasSize(2).last().asString().startsWith("查看厅乙,2024,决算,1234.5,0,");
    assertThat(new String(bytes(path.replace("FORMAT", "ndjson")), StandardCharsets.UTF_8).strip())
        .startsWith("{\"body\":\"查看厅乙\",\"year\":2024");
    try (var book =
        WorkbookFactory.create(new ByteArrayInputStream(bytes(path.replace("FORMAT", "xlsx"))))) {
      var row = book.getSheetAt(0).getRow(1);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("查看厅乙");
      assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(1234.5);
    }
    try (var parquet =
            dev.hardwood.reader.ParquetFileReader.open(
                dev.hardwood.InputFile.of(
                    ByteBuffer.wrap(bytes(path.replace("FORMAT", "parquet")))));
        var rows = parquet.rowReader()) {
      assertThat(rows.hasNext()).isTrue();
      rows.next();
      assertThat(rows.getString("body")).isEqualTo("查看厅乙");
      assertThat(rows.getDecimal("total")).isEqualByComparingTo("1234.5");
      assertThat(rows.getInt("year")).isEqualTo(2024);
      assertThat(rows.isNull("note")).isTrue();
      assertThat(rows.hasNext()).isFalse();
    }
    assertThat(reader.get("/registers/air-daily/download.xlsx?pm25=1").statusCode()).isEqualTo(422);
  }

  @Test
  void another_site_may_show_its_small_page_and_no_other() {
    var small = reader.get("/registers/air-daily/embed?view=calendar&city=" + of(CITY));
    assertThat(reader.header(small, "Content-Security-Policy")).contains("frame-ancestors *");
    assertThat(reader.header(small, "X-Frame-Options")).isEmpty();
    assertThat(small.body())
        .contains("table class=\"year\"")
        .doesNotContain("<script")
        .doesNotContain("<form");
    var whole = reader.get("/registers/air-daily");
    assertThat(reader.header(whole, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(reader.get("/registers/air-daily/embed").body())
        .contains("class=\"table cards records\"");
  }

  @Test
  void it_is_a_data_set_of_the_catalogue() {
    var catalogue = json.readTree(reader.get("/registers.jsonld").body());
    assertThat(catalogue.get("@type").asString()).isEqualTo("dcat:Catalog");
    var one = json.readTree(reader.get("/registers/air-daily.jsonld").body());
    assertThat(one.get("@type").asString()).isEqualTo("dcat:Dataset");
    assertThat(one.get("dct:accrualPeriodicity").get("@id").asString()).endsWith("/DAILY");
    var files = new ArrayList<String>();
    one.get("dcat:distribution")
        .forEach(d -> files.add(d.get("dcat:downloadURL").get("@id").asString()));
    assertThat(files).hasSize(4).allSatisfy(f -> assertThat(f).startsWith(site.url()));
    for (var file : files) {
      assertThat(reader.get(URI.create(file).getPath() + "?city=" + of(CITY)).statusCode())
          .as(file)
          .isEqualTo(200);
    }
  }

  @Test
  void nothing_typed_becomes_part_of_a_page() {
    for (var path :
        List.of(
            "/registers/three-public-expenses?body=" + of(HOSTILE),
            "/registers/three-public-expenses/views/years?body=" + of(HOSTILE),
            "/registers/three-public-expenses/comparison?left=%s&right=%s"
                .formatted(of(HOSTILE), of(HOSTILE)),
            "/registers/three-public-expenses/embed?body=" + of(HOSTILE),
            "/registers/air-daily/views/calendar?city=" + of(HOSTILE))) {
      var answer = reader.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).doesNotContain("<script>alert");
    }
    assertThat(reader.get("/companies/" + of("<b>")).statusCode()).isEqualTo(404);
  }

  @Test
  void what_no_list_can_be_narrowed_to_is_said_where_it_was_typed() {
    var refused = reader.get("/registers/air-daily?city=" + of(CITY) + "&day.from=abc");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .doesNotContain("拿走这些数据")
        .contains(
            "“日期”应当是日期", "去掉“日期 abc—”再找", "href=\"/registers/air-daily?city=" + of(CITY) + "\"");
    var picture = reader.get("/registers/three-public-expenses/views/years?year=abc");
    assertThat(picture.statusCode()).isEqualTo(422);
    assertThat(picture.body())
        .contains("href=\"/registers/three-public-expenses/views/years\"", "不带条件再看");
  }

  @Test
  void a_program_that_asks_for_what_there_is_not_is_told_and_not_given_everything() {
    var path = "/api/v1/registers/air-daily/records";
    for (var asked :
        List.of(
            "?ciyt=" + of(CITY),
            "?city=%s&city=%s".formatted(of(CITY), of("别市")),
            "?cursor=abc",
            "?cursor=LTE")) {
      var answer = reader.get(path + asked);
      assertThat(answer.statusCode()).as(asked).isEqualTo(422);
    }
    assertThat(reader.get(path + "?cursor=abc").body()).contains("翻页地址不完整");
    assertThat(reader.get(path + "?city=%ff").statusCode()).isEqualTo(400);
    var part = reader.get("/registers/air-daily.csv?size=2&city=" + of(CITY));
    assertThat(part.headers().firstValue("Link").orElseThrow())
        .matches("<.*/registers/air-daily\\.csv\\?city=.*&cursor=.*>; rel=\"next\"");
    assertThat(reader.get("/registers/air-daily?utm_source=x").statusCode()).isEqualTo(200);
  }

  @Test
  void every_record_has_an_address_whatever_its_number_is_written_with() {
    for (var city : List.of("甲/乙", "甲;乙", "甲%乙", "甲~乙", "甲\\乙", "甲!002F乙", "..")) {
      bring("air-daily", "城市,日期,空气质量指数\n" + city + ",2022-01-01,40\n");
      var links = page("/registers/air-daily?city=" + of(city)).select("table.records tbody a");
      var shown = reader.get(links.attr("href"));
      assertThat(shown.statusCode()).as(city).isEqualTo(200);
      assertThat(Jsoup.parse(shown.body()).select("h1").text()).isEqualTo(city + " 2022-01-01");
    }
  }

  @Test
  void a_page_weighs_little() {
    for (var path :
        List.of(
            "/registers/air-daily",
            "/registers/air-daily/views/calendar?year=2024&city=" + of(CITY),
            "/registers/three-public-expenses/views/years")) {
      assertThat(reader.get(path).body().getBytes(StandardCharsets.UTF_8).length)
          .as(path)
          .isLessThan(100_000);
    }
  }

  @Test
  void looking_up_and_comparing_in_a_browser() {
    try (var plain = Browser.withoutScript("http://localhost:" + port)) {
      compare(plain);
    }
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.open("/registers").wide();
      compare(tab);
      tab.check().wide();
      tab.open("/registers/three-public-expenses?year=2024").wide();
      for (var picture :
          List.of(
              "/registers/air-daily/views/calendar?year=2023&city=" + of(CITY),
              "/registers/air-daily/views/grades?city=" + of(CITY),
              "/registers/air-stations/views/map?city=" + of(CITY),
              "/registers/three-public-expenses/views/years?year=2024",
              "/registers/three-public-expenses/views/parts?body=" + of("查看厅甲"))) {
        tab.open(picture);
        fits(tab, picture);
      }
      tab.open("/registers/air-daily/views/calendar?year=2024&city=" + of(CITY)).wide();
      tab.open("/registers/three-public-expenses/views/years?body=" + of(HOSTILE)).wide();
      tab.open("/registers/air-daily/records/" + of(CITY) + "~2024-01-01").wide();
      tab.open("/registers/air-daily/editions").wide();
      tab.open("/registers/air-daily/editions/" + second).wide();
      tab.open("/registers/three-public-expenses?year=1999&body=" + of(HOSTILE)).wide();
      assertThat(tab.text()).contains("没有这样的记录。").contains("年度 1999");
      tab.page().click("main a:has-text('1999')");
      tab.page().waitForSelector("tbody");
      assertThat(tab.page().url()).doesNotContain("1999").contains("body=");
    }
  }

  /** Pictures and their tables are read without moving them, and their words are not too small. */
  private static void fits(Browser.Tab tab, String picture) {
    assertThat((List<?>) tab.page().evaluate(BEYOND)).as("scrolls on " + picture).isEmpty();
    assertThat(((Number) tab.page().evaluate(SMALLEST)).doubleValue())
        .as("smallest word of " + picture)
        .isGreaterThanOrEqualTo(11);
  }

  private void compare(Browser.Tab tab) {
    var page = tab.page();
    page.navigate("http://localhost:" + port + "/registers");
    page.click("main a:has-text('“三公”经费')");
    page.fill("input[name='total.from']", "100");
    page.selectOption("select[name=year]", "2024");
    page.click("form.filters button");
    assertThat(page.innerText("tfoot")).contains("合计");
    page.click("nav.sorts a:has-text('比较')");
    page.click("nav.sorts a:has-text('按部门')");
    page.selectOption("select[name=left]", "查看厅甲");
    page.selectOption("select[name=right]", "查看厅乙");
    page.selectOption("select[name=year]", "2024");
    page.click("form.filters button");
    assertThat(page.innerText("tbody")).contains("+723.0%");
  }

  private Frame frame() {
    return new Frame(
        Words.CHINESE,
        false,
        "/registers",
        LocalDate.of(2026, 1, 5),
        site,
        false,
        -1,
        null,
        "",
        List.of(),
        null);
  }

  private List<String> rows(String path) {
    return page(path).select("table.records tbody tr").eachText();
  }

  private Document page(String path) {
    var answer = reader.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private byte[] bytes(String path) throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String sha256(String text) throws java.security.NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(
            java.security.MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private long bring(String name, String csv) {
    return java.util.Objects.requireNonNull(
        CleanRows.bring(bringing, given.rootStaff(Role.PUBLISHER).actor(), registers.get(name), csv)
            .batch());
  }
}
