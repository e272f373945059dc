package org.chengming.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chengming.database.Announcements;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SitePagesTests {
  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  Reader reader;

  @BeforeEach
  void open() {
    reader = new Reader(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/latest",
        "/themes",
        "/columns",
        "/years",
        "/bodies",
        "/feeds",
        "/sitemap",
        "/guide",
        "/open-data",
        "/accessibility"
      })
  void stand_in_two_languages_with_their_meta(String path) {
    var chinese = reader.get(path);
    assertThat(chinese.statusCode()).isEqualTo(200);
    assertThat(chinese.body())
        .contains(
            "name=\"SiteName\"",
            "name=\"SiteDomain\"",
            "name=\"SiteIDCode\"",
            "name=\"ColumnName\"",
            "name=\"ColumnDescription\"")
        .contains(
            "name=\"ColumnKeywords\"",
            "name=\"ColumnType\"",
            "rel=\"canonical\"",
            "lang=\"zh-Hans-CN\"");
    var english = reader.get(path, "Cookie", "language=en; size=large");
    assertThat(english.body()).contains("<html lang=\"en\" class=\"large\">");
  }

  @Test
  void send_no_cookie_and_open_no_session() {
    assertThat(reader.get("/").headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void remember_the_view_and_lead_back_into_this_site_only() {
    var answer = reader.get("/view?language=en&to=%2Fbodies%3Fq%3D%25E5%25B1%2580");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(reader.header(answer, "Location")).isEqualTo("/bodies?q=%E5%B1%80");
    assertThat(reader.header(answer, "Set-Cookie"))
        .contains("language=en", "HttpOnly", "SameSite=Lax");
    for (var foreign :
        new String[] {
          "//evil.example",
          "/%5Cevil.example",
          "https://evil.example",
          "/%0D%0ASet-Cookie:x=y",
          "javascript:alert(1)"
        }) {
      assertThat(reader.header(reader.get("/view?size=large&to=" + foreign), "Location"))
          .as(foreign)
          .isEqualTo("/");
    }
  }

  @Test
  void are_listed_for_harvesters_with_every_document() throws Exception {
    var shown = new Shelf(db, organisations, announcements).publish("地图上的", "<p>字</p>");
    var index = reader.get("/sitemap.xml");
    parse(index.body());
    assertThat(index.body()).contains("/sitemap/pages.xml", "/sitemap/documents-1.xml");
    var part = reader.get("/sitemap/documents-1.xml");
    parse(part.body());
    assertThat(part.body()).contains(shown.path());
    parse(reader.get("/sitemap/pages.xml").body());
    assertThat(reader.get("/sitemap/documents-9999.xml").statusCode()).isEqualTo(404);
    assertThat(reader.get("/robots.txt").body()).contains("Sitemap: ", "Disallow: /desk");
    parse(reader.get("/opensearch.xml").body());
  }

  @Test
  void show_a_body_with_catalogue_and_feed() {
    var shelf = new Shelf(db, organisations, announcements);
    shelf.publish("本局的通知", "<p>字</p>", e -> e.setDuty("20-7"));
    var page = reader.get("/bodies/" + shelf.body().code());
    assertThat(page.body())
        .contains(
            shelf.body().name(),
            "本局的通知",
            "公开目录",
            "财政预算、决算",
            "/bodies/" + shelf.body().code() + ".atom")
        .contains("\"@type\":\"GovernmentOrganization\"");
    assertThat(
            reader
                .get(
                    "/bodies?q="
                        + java.net.URLEncoder.encode(shelf.body().name(), StandardCharsets.UTF_8))
                .body())
        .contains("/bodies/" + shelf.body().code());
  }

  private static void parse(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
