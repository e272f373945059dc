package org.chengming.registers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.registers.BringReport;
import org.chengming.registers.Bringing;
import org.chengming.registers.Defining;
import org.chengming.registers.NdjsonSource;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.registers.RowSource;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.ObjectMapper;

/** Records of the demo province are called so wherever they are taken away, and others are not. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SayingWhatIsInventedTests {
  private static final String YAML =
      """
      name: %s
      version: 1
      title: 试验示例
      title-en: Invented for tests
      description: 试验
      description-en: Trial
      area: N9
      duty: 20-13
      licence: CC-BY-4.0
      rhythm: yearly
      key: [number]
      order: [number]
      fields:
        - {name: number, title: 编号, title-en: Number, type: integer, required: true, sort: true}
      """;
  private static final String INVENTED = "test-invented";
  private static final String REAL = "test-uninvented";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired Defining defining;
  @Autowired Bringing bringing;
  @Autowired ObjectMapper json;
  private Actor publisher;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  void bring() {
    var supervisor = given.rootStaff(Role.SUPERVISOR).actor();
    publisher = given.rootStaff(Role.PUBLISHER).actor();
    defining.save(supervisor, null, YAML.formatted(INVENTED));
    defining.save(supervisor, null, YAML.formatted(REAL));
    bring(INVENTED, true, "1", "2");
    bring(INVENTED, false, "3");
    bring(REAL, false, "1");
  }

  @Test
  void a_file_says_it_by_its_name_by_a_header_and_inside() throws Exception {
    var csv = file("/registers/%s/download.csv", INVENTED);
    assertThat(text(csv).lines()).as("nothing is between the values").hasSize(4);
    assertThat(text(file("/registers/%s.csv", INVENTED)).lines()).hasSize(4);

    assertThat(text(file("/registers/%s/download.ndjson", INVENTED)).lines())
        .containsExactly(
            "{\"number\":3}", "{\"number\":2,\"x-demo\":true}", "{\"number\":1,\"x-demo\":true}");

    var xlsx = file("/registers/%s/download.xlsx", INVENTED).body();
    try (var book = WorkbookFactory.create(new ByteArrayInputStream(xlsx))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(2);
      assertThat(book.getSheetAt(0).getPhysicalNumberOfRows()).isEqualTo(4);
      assertThat(book.getSheetName(1)).isEqualTo("数据说明");
      assertThat(book.getSheetAt(1).getRow(0).getCell(0).getStringCellValue())
          .isEqualTo(DemoMark.NOTICE);
    }
    var parquet = file("/registers/%s/download.parquet", INVENTED).body();
    assertThat(new String(parquet, StandardCharsets.UTF_8)).contains(DemoMark.NOTICE);
    try (var read =
            dev.hardwood.reader.ParquetFileReader.open(
                dev.hardwood.InputFile.of(ByteBuffer.wrap(parquet)));
        var rows = read.rowReader()) {
      assertThat(rows.hasNext()).isTrue();
    }
    var edition = "/registers/%s/editions/" + registers.standing(INVENTED).batch() + ".ndjson";
    assertThat(text(file(edition, INVENTED)).strip()).isEqualTo("{\"number\": 3}");
  }

  @Test
  void programs_feeds_and_catalogues_are_told_in_their_own_words() throws Exception {
    assertThat(text(file("/registers/%s.json", INVENTED))).contains("\"demo\":true");
    assertThat(text(file("/registers/%s/editions.atom", INVENTED)))
        .contains("<subtitle>" + DemoMark.NOTICE);
    assertThat(text(file("/registers/%s.jsonld", INVENTED))).contains("demo data");
    assertThat(text(asked("/api/v1/registers/" + INVENTED))).contains("\"x-demo\":true");
    assertThat(text(asked("/api/v1/registers/" + INVENTED + "/records")))
        .contains("\"demo\":true", DemoMark.NOTICE);
    assertThat(json.readTree(text(asked("/api/v1/registers"))).get("registers"))
        .anyMatch(r -> r.get("name").asString().equals(INVENTED) && r.has("demo"))
        .anyMatch(r -> r.get("name").asString().equals(REAL) && !r.has("demo"));
  }

  @Test
  void nothing_is_said_where_nothing_is_invented() throws Exception {
    for (var path :
        List.of(
            "/registers/%s/download.csv",
            "/registers/%s/download.ndjson",
            "/registers/%s/download.parquet",
            "/registers/%s.json",
            "/registers/%s.jsonld",
            "/registers/%s/editions.atom",
            "/api/v1/registers/%s",
            "/api/v1/registers/%s/records")) {
      var answer = asked(path.formatted(REAL));
      assertThat(text(answer)).as(path).doesNotContain("demo", "演示");
      assertThat(answer.headers().firstValue(DemoMark.HEADER)).as(path).isEmpty();
      assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
          .as(path)
          .doesNotContain("demo");
    }
  }

  @Test
  void a_line_of_the_demo_does_not_come_back_as_a_real_one() throws Exception {
    var register = registers.get(REAL);
    try (var line = new StringReader("{\"number\":9,\"x-demo\":true}")) {
      var report =
          bringing.bring(publisher, register, new NdjsonSource(register, line, json), "", true);
      assertThat(report.lines().getFirst().problems()).containsExactly("这是演示省的示例记录，不能当作真的收。");
    }
  }

  private HttpResponse<byte[]> file(String path, String register) throws Exception {
    var answer = asked(path.formatted(register));
    assertThat(answer.headers().firstValue(DemoMark.HEADER)).as(path).contains("true");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .as(path)
        .contains("-demo.");
    return answer;
  }

  private HttpResponse<byte[]> asked(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    var answer = client.send(request, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer;
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private BringReport bring(String name, boolean demo, String... numbers) {
    RegisterDefinition register = registers.get(name);
    Iterator<String> left = List.of(numbers).iterator();
    return bringing.bring(
        publisher,
        register,
        new RowSource() {
          @Override
          public @Nullable Row next() {
            return left.hasNext() ? new Row(1, Map.of("number", left.next()), null) : null;
          }

          @Override
          public boolean demo() {
            return demo;
          }
        },
        "试验",
        false);
  }
}
