package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.Queries;
import org.chengming.testing.ServerTest;
import org.chengming.web.Unavailable;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookingUpOnesOwnRecordTests {
  private static final String PATH = "/registers/test-places/lookup";
  private static final String HEAD = "受理编号,批次,身份证号码,姓名,联系电话,轮候位次,核定收入\n";
  private static final String ID = "23010219900307123X";
  private static final String NAME = "试验买买提·艾力";
  private static final String PHONE = "13845670123";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired Bringing bringing;
  @Autowired RegisterEditions editions;
  @Autowired OwnRecords own;
  @Autowired RecordLists lists;
  @Autowired LookupAttempts attempts;
  @Autowired RecordSeal seal;
  @Autowired DSLContext db;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  @Autowired ObjectMapper json;

  @Value("${chengming.registers.key}")
  Path key;

  private BringReport first;

  @BeforeAll
  void people() {
    var rows = new StringBuilder(HEAD);
    rows.append("轮2025-001,2025,%s,%s,%s,17,34567.8\n".formatted(ID, NAME, PHONE));
    for (int i = 0; i < 30; i++) {
      rows.append("轮2025-1%02d,2025,%s,试验轮候人%d,,%d,1000\n".formatted(i, number(i), i, 100 + i));
    }
    first = bring(rows.toString());
    assertThat(first.refused()).as(first.lines().toString()).isZero();
  }

  @Test
  void finds_it_by_number_and_name_in_whatever_way_they_are_typed() {
    for (var typed :
        List.of(
            List.of(ID, NAME),
            List.of("２３０１０２１９９００３０７１２３ｘ", "试验买买提•艾力"),
            List.of(" 230102 19900307 123× ", "试验买买提艾力 "),
            List.of("230102-19900307-123x", "试验 买买提．艾力"))) {
      var answer = ask(typed.get(0), typed.get(1));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .as(typed.toString())
          .contains("查到了", "轮2025-001", "17", "34567.8", PHONE)
          .doesNotContain(ID, "试验轮候人", "没有查到");
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }
  }

  @Test
  void a_wrong_name_a_wrong_number_and_an_unknown_person_are_answered_alike() {
    var answers =
        List.of(ask(ID, "试验轮候人0"), ask(number(1), NAME), ask("110105194912310021", "试验某某某"));
    var first = told(answers.getFirst());
    assertThat(first).contains("没有查到").doesNotContain("位次");
    for (var answer : answers) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(told(answer)).isEqualTo(first);
    }
  }

  @Test
  void asks_the_database_the_same_whatever_is_wrong() {
    var asked =
        List.of(List.of(ID, "试验轮候人2"), List.of(number(3), NAME), List.of("110105194912310021", "某"))
            .stream()
            .map(
                typed ->
                    Queries.of(
                        () ->
                            own.find(
                                places(),
                                Map.of("number", typed.get(0), "person", typed.get(1)),
                                "198.19.0.1")))
            .toList();
    assertThat(asked.get(1)).isEqualTo(asked.get(0)).isNotEmpty();
    assertThat(asked.get(2)).isEqualTo(asked.get(0));
  }

  @Test
  void whoever_tries_names_at_a_number_learns_nothing_not_even_that_it_is_there() {
    var there = guesses(number(7));
    var nowhere = guesses("330102199003071234");
    assertThat(there).isEqualTo(nowhere).hasSize(12);
    assertThat(there.subList(0, 5))
        .allMatch(told -> told.startsWith("200") && told.contains("没有查到"));
    assertThat(there.subList(5, 12)).allMatch(told -> told.startsWith("429"));
    // The right name comes no further while the number rests, and others are not hindered.
    assertThat(ask(number(7), "试验轮候人7").statusCode()).isEqualTo(429);
    assertThat(ask(number(8), "试验轮候人8").body()).contains("查到了");
  }

  /** Each guess from another address, as one that has many of them would. */
  private List<String> guesses(String number) {
    var told = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      var answer = ask(number, "试验猜的" + i);
      told.add(answer.statusCode() + told(answer));
    }
    return told;
  }

  @Test
  void an_address_that_walks_through_numbers_is_stopped_and_finding_ones_own_costs_nothing() {
    for (int i = 0; i < 40; i++) {
      assertThat(find(ID, NAME, "198.19.0.2")).hasSize(1);
    }
    for (int i = 0; i < 30; i++) {
      assertThat(find("2301021990030720" + (10 + i), "试验轮候人9", "198.19.0.3")).isEmpty();
    }
    assertThatThrownBy(() -> find(ID, NAME, "198.19.0.3")).isInstanceOf(LookedUpTooOften.class);
    assertThat(find(ID, NAME, "198.19.0.2")).hasSize(1);
  }

  @Test
  void no_list_file_edition_or_history_says_anything_of_it() {
    bring(HEAD + "轮2025-001,2026,%s,%s,%s,16,34567.8\n".formatted(ID, NAME, PHONE));
    var passerby = new Passerby(port);
    var batch = java.util.Objects.requireNonNull(first.batch());
    for (var path :
        List.of(
            "/registers/test-places",
            "/registers/test-places.json",
            "/registers/test-places.csv",
            "/api/v1/registers/test-places",
            "/api/v1/registers/test-places/records",
            "/registers/test-places/editions/" + batch + ".ndjson",
            "/registers/test-places/records/%E8%BD%AE2025-001")) {
      var answer = passerby.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body())
          .as(path)
          .doesNotContain(ID, NAME, "艾力", PHONE, "34567", "身份证号码", "核定收入", "轮候位次");
    }
    assertThat(passerby.get("/registers/test-places.json").body()).contains("138****0123");
    assertThat(passerby.get("/registers/test-places.json?number=" + ID).statusCode())
        .as("no filter by what is sealed")
        .isEqualTo(422);
    bring(HEAD + "轮2025-001,2025,%s,%s,%s,17,34567.8\n".formatted(ID, NAME, PHONE));
  }

  @Test
  void the_database_holds_nothing_of_it_to_read() {
    ask(ID, NAME);
    ask(ID, "试验轮候人4");
    var everything = new StringBuilder();
    for (var table : db.meta().getTables()) {
      var schema = String.valueOf(table.getSchema() == null ? "" : table.getSchema().getName());
      if (List.of("registers", "audit", "ledger", "web").contains(schema)) {
        // Not the records themselves: as text they are cut to fifty signs a cell.
        db.fetch("select t::text from {0} t", table)
            .getValues(0, String.class)
            .forEach(everything::append);
      }
    }
    assertThat(everything.toString())
        .contains("轮2025-001", "138****0123", "RecordLookUp")
        .doesNotContain(ID, NAME, "艾力", PHONE, "34567.8", number(4), "试验轮候人4");
  }

  @Test
  void each_look_up_is_audited_without_saying_who_was_looked_for() {
    ask(number(10), "试验轮候人10");
    var last =
        db.fetchSingle(
            "select after::text from audit.entry where act = 'RecordLookUp' and subject = 'test-places' order by id desc limit 1");
    assertThat(last.get(0, String.class)).contains("\"found\"", "\"number\"");
  }

  @Test
  void what_came_unchanged_is_left_and_what_changed_of_persons_alone_makes_no_edition() {
    var row = "轮2025-009,2025,%s,试验轮候人改,,%s,%s\n";
    bring(HEAD + row.formatted(number(40), 9, 1000));
    assertThat(bring(HEAD + row.formatted(number(40), 9, "1000.0")).unchanged()).isEqualTo(1);
    var batches = db.fetchCount(org.jooq.impl.DSL.table("registers.batch"));
    var report = bring(HEAD + row.formatted(number(40), 9, 2000));
    assertThat(report.batch()).isNull();
    assertThat(report.changed()).isEqualTo(1);
    assertThat(db.fetchCount(org.jooq.impl.DSL.table("registers.batch"))).isEqualTo(batches);
    assertThat(find(number(40), "试验轮候人改", "198.19.0.4").getFirst().lines())
        .anyMatch(l -> l.value().equals("2000"));
  }

  @Test
  void numbers_of_persons_get_into_fields_that_are_sealed_and_no_others() {
    var report =
        bring(HEAD + "%s,2025,%s,试验轮候人,13812345678,1,1\n".formatted(number(41), number(41)));
    assertThat(report.lines().getFirst().problems())
        .singleElement()
        .asString()
        .startsWith("“受理编号”里有居民身份证号码");
    var wrong = bring(HEAD + "轮2025-500,2025,2301021990030,试验轮候人,,1,-5\n");
    assertThat(wrong.lines().getFirst().problems().toString())
        .doesNotContain("2301021990030", "-5");
  }

  @Test
  void a_newer_key_finds_and_opens_what_an_older_one_sealed(@TempDir Path elsewhere)
      throws Exception {
    var file = elsewhere.resolve("registers.key");
    var fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    Files.writeString(
        file, Files.readString(key) + Base64.getEncoder().encodeToString(fresh) + "\n");
    transaction.executeWithoutResult(
        status -> {
          var newer = new RecordSeal(new RegisterKeys(db, transaction, clock, file, false), json);
          var row =
              db.fetchSingle(
                  "select sealed, lookup_mark from registers.data_test_places where record_key = '轮2025-100'");
          var marks = newer.lookupMarks(places(), List.of(number(0), AskedValue.of("试验轮候人0")));
          assertThat(marks)
              .hasSize(2)
              .anyMatch(m -> java.util.Arrays.equals(m, row.get(1, byte[].class)));
          assertThat(newer.open(places(), "轮2025-100", row.get(0, byte[].class)))
              .containsEntry("person", "试验轮候人0");
          status.setRollbackOnly();
        });
  }

  @Test
  void a_node_that_lacks_the_key_says_so_and_makes_none_of_its_own(@TempDir Path elsewhere) {
    var file = elsewhere.resolve("registers.key");
    var keys = new RegisterKeys(db, transaction, clock, file, false);
    var keyless = new RecordSeal(keys, json);
    assertThatThrownBy(() -> keyless.lookupMarks(places(), List.of("x", "y")))
        .isInstanceOfSatisfying(
            Unavailable.class, away -> assertThat(away.sentence()).startsWith("这台服务器缺少登记簿的密钥"));
    assertThat(keys.health().getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat(keys.health().getDetails().toString()).contains(file.toString(), "is missing");
    assertThat(file).doesNotExist();
  }

  @Test
  void whoever_says_that_the_key_is_lost_seals_anew_and_reads_nothing_of_before(
      @TempDir Path elsewhere) {
    transaction.executeWithoutResult(
        status -> {
          var file = elsewhere.resolve("registers.key");
          var seal = new RecordSeal(new RegisterKeys(db, transaction, clock, file, true), json);
          var old =
              db.fetchSingle(
                      "select sealed from registers.data_test_places where record_key = '轮2025-100'")
                  .get(0, byte[].class);
          assertThat(seal.open(places(), "轮2025-100", old)).isEmpty();
          assertThat(lists.find(places(), "轮2025-100").orElseThrow().values())
              .as("the public part stands")
              .containsEntry("round", (short) 2025);
          var fresh = seal.sealText("试验", "x");
          assertThat(seal.openText(fresh, "x")).isEqualTo("试验");
          status.setRollbackOnly();
        });
  }

  @Test
  void tries_are_counted_over_all_nodes() {
    var other = new LookupAttempts(db, clock, seal, 30, 5, 20);
    for (int i = 0; i < 5; i++) {
      (i % 2 == 0 ? attempts : other).count("198.19.1." + i, "一个号码");
    }
    for (var node : List.of(attempts, other)) {
      assertThatThrownBy(() -> node.count("198.19.1.9", "一个号码"))
          .isInstanceOf(LookedUpTooOften.class);
    }
  }

  @Test
  void whoever_sends_many_forms_is_asked_a_question_and_finds_their_own_after_it() {
    var somebody = new Passerby(port);
    var answer = somebody.post(PATH, Map.of());
    for (int i = 0; i < 70 && answer.statusCode() == 422; i++) {
      answer = somebody.post(PATH, Map.of());
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    answer = somebody.post(PATH, Map.of("number", ID, "person", NAME));
    assertThat(answer.body()).contains("data-challenge").doesNotContain("查到了");
    var page = Jsoup.parse(answer.body());
    var numerals = "零一二三四五六七八九";
    var question = page.select("label[for=challenge-answer]").text();
    var sum = numerals.indexOf(question.charAt(0)) + numerals.indexOf(question.charAt(2));
    var form = new HashMap<String, String>();
    page.select("main form input[name]").forEach(i -> form.put(i.attr("name"), i.attr("value")));
    form.put("challenge-answer", Integer.toString(sum));
    assertThat(form).containsEntry("number", ID).containsEntry("person", NAME);
    assertThat(somebody.post(PATH, form).body()).contains("查到了", "轮2025-001");
  }

  @Test
  void nothing_left_out_is_looked_for_and_nothing_hostile_comes_back() {
    var empty = ask("", "");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("请填写“身份证号码”", "请填写“姓名”");
    var hostile = ask("\"><script>alert(1)</script>", "' or '1'='1");
    assertThat(hostile.statusCode()).isEqualTo(200);
    assertThat(hostile.body()).contains("没有查到").doesNotContain("<script>alert");
    assertThat(ask("··--", "·").body()).contains("没有查到");
    assertThat(new Passerby(port).get("/registers/air-daily/lookup").statusCode()).isEqualTo(404);
    assertThat(new Passerby(port).post("/registers/air-daily/lookup", Map.of()).statusCode())
        .isEqualTo(404);
    var foreign =
        new Passerby(port)
            .post(PATH, Map.of("number", ID, "person", NAME), "Sec-Fetch-Site", "cross-site");
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void a_person_looks_up_their_place_on_a_phone_and_prints_it() {
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.open("/registers/test-places");
      tab.page().click("text=查自己的记录");
      tab.check();
      tab.page().fill("#number", number(11));
      tab.page().fill("#person", "试验轮候人12");
      tab.page().click("main form .button-main");
      assertThat(tab.check().wide().text()).contains("没有查到", "我们不说是哪一项不对");
      assertThat(tab.page().inputValue("#number")).isEqualTo(number(11));
      tab.page().fill("#person", "试验轮候人11");
      tab.page().click("main form .button-main");
      assertThat(tab.check().text()).contains("查到了", "轮2025-111", "111");
      assertThat(tab.page().url()).endsWith(PATH);
      assertThat(tab.page().inputValue("#number")).isEmpty();
    }
  }

  private List<OwnRecord> find(String number, String person, String address) {
    return own.find(places(), Map.of("number", number, "person", person), address);
  }

  private HttpResponse<String> ask(String number, String person) {
    return new Passerby(port).post(PATH, Map.of("number", number, "person", person));
  }

  private static final Pattern TYPED = Pattern.compile("value=\"[^\"]*\"");
  private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}");

  /** The page without what the visitor typed. */
  private static String told(HttpResponse<String> answer) {
    var page = TYPED.matcher(answer.body()).replaceAll("value");
    return TIME.matcher(page).replaceAll("time");
  }

  private static String number(int i) {
    return "230102198001011%03d".formatted(i);
  }

  private RegisterDefinition places() {
    return registers.get("test-places");
  }

  private BringReport bring(String csv) {
    try (var text = new StringReader(csv)) {
      return bringing.bring(
          given.rootStaff(Role.PUBLISHER).actor(),
          places(),
          new CsvSource(places(), text),
          "试验",
          false);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
