package org.chengming.stories;

import static org.chengming.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.CreateStaff;
import org.chengming.accounts.RoleOver;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.ContactKind;
import org.chengming.organisations.ContactPoint;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;
import org.chengming.organisations.Rename;
import org.chengming.organisations.Successions;
import org.chengming.publishing.DraftDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page of the desk, narrow and wide, with next to nothing and with words that mean harm. */
@ServerTest
class LookingAtTheDeskTests {
  private static final String HARM =
      "<b>\"'&甲</b>" + "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4);

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Organisations organisations;
  @Autowired Successions successions;
  @Autowired Accounts accounts;
  @Autowired Drafting drafting;

  @Test
  void with_next_to_nothing() {
    var body = given.body();
    var person = given.staff(body, Role.ADMINISTRATOR, Role.PUBLISHER, Role.EDITOR);
    look(
        person,
        "empty",
        List.of(
            "/desk",
            "/desk/staff?q=" + "x".repeat(60),
            "/desk/bodies?under=" + body.code(),
            "/desk/bodies/new?parent=" + body.code(),
            "/desk/bodies/import",
            "/desk/imports",
            "/desk/documents/batch",
            "/desk/me"));
    look(given.staff(body, Role.AUDITOR), "empty", List.of("/desk", "/desk/audit?who=nobody"));
  }

  @Test
  void with_hostile_words() throws InterruptedException {
    var root = organisations.bodies().roots().getFirst();
    var body = hostileBody();
    var person = given.rootStaff(Given.everyRole());
    var victim =
        accounts.createStaff(
            Given.SYSTEM,
            new CreateStaff(
                "x".repeat(30) + body.id(),
                HARM.substring(0, 40),
                body.id(),
                Given.PASSWORD,
                true,
                List.of(
                    new RoleOver(Role.EDITOR, body.id()), new RoleOver(Role.REVIEWER, root.id()))));
    var edition =
        drafting
            .draft(
                accounts.actor(victim),
                new DraftDocument(
                    body.id(),
                    EditionFields.of(
                        HARM, LocalDate.of(2026, 11, 2), "<p>" + "x".repeat(400) + "</p>")))
            .editionId();
    look(
        person,
        "harm",
        List.of(
            "/desk",
            "/desk/staff?body=" + body.code(),
            "/desk/staff/" + victim,
            "/desk/staff/new",
            "/desk/calendar",
            "/desk/status",
            "/desk/vocabularies",
            "/desk/vocabularies/themes/terms/02.01",
            "/desk/bodies",
            "/desk/bodies?under=" + body.code(),
            "/desk/bodies/" + body.code(),
            "/desk/bodies/succession?predecessor=" + body.code(),
            run(person, body),
            "/desk/documents?show=late&body=" + body.code(),
            "/desk/documents/editions/%d/edit".formatted(edition),
            "/desk/documents/batch?act=submission&edition=" + edition));
    look(
        given.rootStaff(Role.AUDITOR),
        "harm",
        List.of("/desk/audit?kind=body&subject=" + body.id()));
    look(given.rootStaff(Role.SECURITY_ADMINISTRATOR), "harm", List.of("/desk/staff/" + victim));
  }

  private Body hostileBody() {
    var code = "harm-" + System.nanoTime() % 1_000_000;
    var number = OrganisationCode.withCheck("HM%06d".formatted(System.nanoTime() % 1_000_000));
    var body =
        organisations.register(
            Given.SYSTEM,
            RegisterBody.of(code, HARM, BodyLevel.COUNTY, BodyKind.DEPARTMENT, number)
                .under(given.body().code())
                .reachedBy(
                    List.of(new ContactPoint(ContactKind.ADDRESS, HARM.repeat(3))),
                    HARM + "\n\n" + HARM));
    return successions.rename(
        Given.SYSTEM,
        new Rename(
            body.id(),
            code + "-" + "x".repeat(50),
            HARM + "二",
            null,
            LocalDate.of(2026, 1, 1),
            HARM));
  }

  /** A run over a file whose every line is wrong or hostile. */
  private String run(Person person, Body body) throws InterruptedException {
    var desk = Desk.signedIn(port, person);
    desk.get("/desk/imports");
    var csv = "标题,成文日期,正文\n%s,2024年11月1日,%s\n,2024-11-01,没有标题\n".formatted(HARM, HARM);
    var page =
        desk.follow(
            desk.upload(
                "/desk/imports",
                "file",
                "x".repeat(80) + ".csv",
                csv.replace("\"", "”").getBytes(StandardCharsets.UTF_8),
                "dry",
                "true",
                "body",
                body.code(),
                "source",
                "harm-" + body.id()));
    var path = page.uri().getPath();
    await().until(() -> !desk.get(path + "/progress").body().contains("every 1s"));
    return path;
  }

  private void look(Person person, String name, List<String> paths) {
    var origin = "http://localhost:" + port;
    try (var phone = Browser.phone(origin);
        var desktop = Browser.desktop(origin)) {
      for (var tab : List.of(desktop, phone)) {
        int width = tab == phone ? 390 : 1440;
        tab.open("/desk/sign-in?refused");
        shot(tab, "sign-in", width);
        tab.signIn(person.username(), Given.PASSWORD);
        for (var path : paths) {
          tab.open(path);
          shot(tab, name + path.replaceAll("[^a-z]+", "-").replaceAll("^-desk|x{9,}", ""), width);
        }
      }
    }
  }

  /** For the eye: {@code -Dshots=folder} keeps a picture of each page. */
  private static void shot(Tab tab, String name, int width) {
    var folder = System.getProperty("shots");
    if (folder != null) {
      tab.page()
          .screenshot(
              new com.microsoft.playwright.Page.ScreenshotOptions()
                  .setPath(
                      Path.of(
                          folder,
                          name.substring(0, Math.min(60, name.length())) + "-" + width + ".png"))
                  .setFullPage(true));
    }
  }
}
