package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chengming.testing.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ListingTests {
  private static final SiteIdentity SITE =
      new SiteIdentity(
          "黑龙江省政务公开",
          "Heilongjiang Open Government",
          "省政府办公厅",
          "https://www.example.gov.cn",
          "www.example.gov.cn",
          "2300000000");

  private static final Listing LISTING =
      Listing.of(
          "环境质量",
          "条例第二十条第十一项",
          "/columns/11?body=hlj",
          List.of(
              Listing.Entry.of(
                      "014000001/2026-00042",
                      "/documents/014000001/2026-00042",
                      "关于采暖期的通知 <b>\u0000\"&'")
                  .from("省生态环境厅", "/bodies/hlj-sthjt")
                  .numbered("黑环发〔2026〕18号")
                  .dated(
                      LocalDate.of(2026, 10, 13),
                      Instant.parse("2026-10-14T00:30:00Z"),
                      Instant.parse("2026-10-14T01:02:03.456Z"))
                  .standing(new Listing.Status("IN_FORCE", "现行有效", "status-good")),
              Listing.Entry.of(
                      "014000001/2026-00041",
                      "/documents/014000001/2026-00041",
                      "=HYPERLINK(\"http://evil\")")
                  .saying("＋1,2\n第二行")
                  .dated(
                      null,
                      Instant.parse("2026-10-13T00:30:00Z"),
                      Instant.parse("2026-10-13T00:30:00Z"))),
          Cursor.of(Instant.parse("2026-10-13T00:30:00Z"), 41));

  @Test
  void is_written_as_a_feed_that_parses() throws Exception {
    var bytes = AtomFeed.write(LISTING, SITE);
    Golden.check("listing.atom", new String(bytes, StandardCharsets.UTF_8).replace("><", ">\n<"));
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var entries =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes))
            .getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
    assertThat(entries.getLength()).isEqualTo(2);
  }

  @Test
  void is_written_as_json() {
    var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
    Golden.check(
        "listing.json", json.writeValueAsString(JsonList.of(LISTING, SITE, "json")) + "\n");
  }

  @Test
  void is_written_as_a_table_that_runs_no_formula() {
    var csv = new String(CsvTable.write(LISTING, SITE), StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\uFEFF").contains("'=HYPERLINK").contains("\"'＋1,2");
    Golden.check("listing.csv", csv);
  }

  @Test
  void carries_its_query_into_each_format() {
    assertThat(LISTING.as("csv")).isEqualTo("/columns/11.csv?body=hlj");
    assertThat(LISTING.nextPath("")).startsWith("/columns/11?body=hlj&cursor=");
  }

  @Test
  void takes_no_more_than_the_format_allows() {
    assertThat(ListingRequest.of("/latest", "5000", null).size()).isEqualTo(100);
    assertThat(ListingRequest.of("/latest.csv", "5000", null).size()).isEqualTo(1000);
    assertThat(ListingRequest.of("/latest.json", "0", null).size()).isEqualTo(1);
    assertThat(ListingRequest.of("/latest.json", "many", null).size()).isEqualTo(30);
  }

  @Test
  void finds_its_place_again_and_refuses_a_torn_address() {
    var cursor = Cursor.of(Instant.parse("2026-10-13T00:30:00.123456Z"), 41);
    assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    assertThatThrownBy(() -> Cursor.parse("***")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Cursor.of("no moment").instant(0)).isInstanceOf(Refused.class);
    for (var far : new String[] {"+294277-01-01T00:00:00Z", "-9999-01-01T00:00:00Z"}) {
      assertThatThrownBy(() -> Cursor.of(far).instant(0)).as(far).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> Cursor.of("1").number(1)).isInstanceOf(Refused.class);
  }
}
