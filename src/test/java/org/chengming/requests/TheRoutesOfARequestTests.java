package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of one request at the desk, as the server registered them, for every role. */
@ServerTest
class TheRoutesOfARequestTests {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{(\\w+)(?::[^{}]*(?:\\{[^{}]*}[^{}]*)*)?}");
  private static final Set<Role> READERS =
      Set.of(Role.REQUEST_OFFICER, Role.REQUEST_APPROVER, Role.SUPERVISOR);

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired Letters letters;
  @Autowired CaseFiles files;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private Body body;
  private RequestNumber number;
  private long letter;
  private String elsewhere;

  private record Route(String method, String pattern) {}

  @BeforeEach
  void a_case_with_a_letter_and_a_draft() {
    body = given.body();
    elsewhere = given.body().name();
    number = new RequestNumber(new Applicant(port).file(body).number());
    var officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    var head = given.staff(body, Role.REQUEST_APPROVER).actor();
    casework.register(
        officer, new RegisterRequest(number, LocalDate.now(org.chengming.web.Dates.CHINA)));
    var extension = Draft.of(DraftKind.EXTENSION, "要查档案").forDays(3);
    new Office(proposals, head).act(officer, number, extension);
    proposals.propose(officer, number, extension.forDays(4));
    letter = letters.of(files.get(officer, number)).getFirst().id();
  }

  @Test
  void are_not_there_for_anybody_of_another_body_whatever_their_roles() {
    var stranger = Desk.signedIn(port, given.staff(given.body(), Given.everyRole()));
    stranger.get("/desk/me");
    assertSoftly(
        softly -> {
          for (var route : routes()) {
            var answer = ask(stranger, route);
            softly.assertThat(answer.statusCode()).as(route.toString()).isEqualTo(404);
            softly
                .assertThat(answer.body())
                .as(route.toString())
                .doesNotContain(Applicant.NAME, "公共租赁住房配租", body.name());
          }
        });
    assertThat(routes()).hasSizeGreaterThan(10);
    assertNothingHappened();
  }

  @Test
  void are_closed_to_roles_of_the_body_that_have_no_part_in_requests() {
    for (var role : Role.values()) {
      if (READERS.contains(role)) {
        continue;
      }
      var desk = Desk.signedIn(port, given.staff(body, role));
      desk.get("/desk/me");
      assertSoftly(
          softly -> {
            for (var route : routes()) {
              softly
                  .assertThat(ask(desk, route).statusCode())
                  .as("%s %s", role, route)
                  .isIn(403, 404);
            }
          });
    }
    assertNothingHappened();
  }

  @Test
  void let_a_supervisor_of_the_body_read_but_change_nothing_and_learn_nobody() {
    var desk = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    desk.get("/desk/me");
    assertSoftly(
        softly -> {
          for (var route : routes()) {
            var answer = ask(desk, route);
            softly
                .assertThat(answer.statusCode())
                .as(route.toString())
                .isIn(route.method().equals("GET") ? List.of(200, 403, 404) : List.of(403, 404));
            softly
                .assertThat(answer.body())
                .as(route.toString())
                .doesNotContain(Applicant.NAME, Applicant.ID, Applicant.PHONE);
          }
        });
    assertNothingHappened();
  }

  private void assertNothingHappened() {
    var officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    var request = files.get(officer, number);
    assertThat(request.events()).hasSize(3);
    assertThat(proposals.of(request).getFirst().state()).isEqualTo(Proposal.State.PROPOSED);
    assertThat(letters.of(request)).hasSize(1);
  }

  private HttpResponse<String> ask(Desk desk, Route route) {
    var address =
        VARIABLE
            .matcher(route.pattern())
            .replaceAll(
                v ->
                    switch (v.group(1)) {
                      case "number" -> number.value();
                      case "letter" -> route.pattern().contains("proposal") ? "0" : "" + letter;
                      case "act" -> route.pattern().contains("letters") ? "dispatch" : "reasons";
                      case "decision" -> "approval";
                      case "format" -> "pdf";
                      default -> "1";
                    });
    return route.method().equals("POST")
        ? desk.post(
            address,
            "kind",
            "EXTENSION",
            "days",
            "2",
            "text",
            "x",
            "on",
            "2026-11-27",
            "body",
            elsewhere,
            "way",
            "POST",
            "proof",
            "1",
            "outcome",
            "1B",
            "title",
            "x",
            "paragraphs",
            "x",
            "remark",
            "x")
        : desk.get(address);
  }

  /** Those with the number of a request in them. */
  private List<Route> routes() {
    var routes = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              for (var pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/desk/requests/{number}")) {
                  mapping.getMethodsCondition().getMethods().stream()
                      .map(RequestMethod::name)
                      .forEach(m -> routes.add(m + " " + pattern));
                }
              }
            });
    return routes.stream()
        .map(r -> new Route(r.substring(0, r.indexOf(' ')), r.substring(r.indexOf(' ') + 1)))
        .toList();
  }
}
