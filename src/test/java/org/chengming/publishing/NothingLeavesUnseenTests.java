package org.chengming.publishing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.chengming.testing.Given.SYSTEM;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No way leads an edition to the public past the gate: by the code, and by trying each. */
@ServerTest
class NothingLeavesUnseenTests {
  private static final String ID = "11010519491231002X";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("org.chengming");

  @Autowired Given given;
  @Autowired Drafting drafting;
  @Autowired Reviewing reviewing;
  @Autowired Publishing publishing;
  @Autowired Emergencies emergencies;
  @Autowired Intake intake;
  @LocalServerPort int port;

  /**
   * The database lets nothing be LIVE without its moment of publication; two classes write that.
   */
  @Test
  void only_two_classes_make_an_edition_live_and_both_ask_the_gate_first() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Release")
        .and()
        .doNotHaveSimpleName("IntakeRepository")
        .and()
        .doNotHaveSimpleName("DocumentPageQuery") // the preview, which stores nothing
        .and()
        .resideOutsideOfPackage("..publishing.db..")
        .should()
        .callMethod(EditionRecord.class, "setPublishedAt", Instant.class)
        .because("whoever makes an edition live asks the gate")
        .check(CLASSES);
    var release = CLASSES.get(Release.class);
    var callers =
        release.getMethodCallsFromSelf().stream()
            .filter(c -> c.getTargetOwner().isEquivalentTo(EditionRecord.class))
            .filter(c -> c.getName().equals("setPublishedAt"))
            .map(c -> c.getOrigin().getFullName())
            .toList();
    assertThat(callers).hasSize(1).first().asString().contains("Release.out(");
    assertThat(
            release.getMethodCallsFromSelf().stream()
                .filter(c -> c.getTargetOwner().isEquivalentTo(Gate.class))
                .filter(c -> c.getName().matches("forPublication|forApproval"))
                .map(c -> c.getOrigin().getFullName()))
        .as("everything that leads there asks")
        .containsAll(
            release.getMethodCallsFromSelf().stream()
                .filter(c -> c.getTargetOwner().isEquivalentTo(Release.class))
                .filter(c -> c.getName().equals("out"))
                .map(c -> c.getOrigin().getFullName())
                .toList());
    assertThat(
            CLASSES.get(IntakeItem.class).getConstructorCallsToSelf().stream()
                .map(c -> c.getOriginOwner().getSimpleName())
                .distinct())
        .as("what comes in is made by the gate on the way in")
        .containsExactly("IntakeGate");
    assertThat(
            CLASSES.get(IntakeRepository.class).getMethodCallsToSelf().stream()
                // Packaging leaves its proxy beside the class.
                .filter(c -> !c.getOriginOwner().getName().contains("$$SpringCGLIB"))
                .map(c -> c.getOriginOwner().getSimpleName())
                .distinct())
        .containsOnly("Intake", "IntakeRepository");
  }

  /** Statements that set a state by name do not set this one. */
  @Test
  void no_statement_sets_live_by_name() throws IOException {
    var set = Pattern.compile("set\\(\\s*(EDITION|edition)\\.(STATE|PUBLISHED_AT),[^;]*?LIVE\\b");
    var found = new ArrayList<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        // Up to the first condition: what follows is where, not what.
        for (var statement : Files.readString(file).split("\\.where\\(|;")) {
          if (set.matcher(statement).find()) {
            found.add(file.toString());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void a_number_planted_in_every_way_out_is_nowhere_public() throws IOException {
    var body = given.body();
    var writer = given.staff(body, Role.EDITOR);
    var chief =
        given.staff(
            body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER, Role.EMERGENCY_PUBLISHER);
    var ways = new LinkedHashMap<String, Runnable>();
    var kept = submitted(writer, body, "签发的路");
    reviewing.review(chief.actor(), new ReviewEdition(kept, null));
    reviewing.clear(chief.actor(), new ClearEdition(kept, "不涉密"));
    ways.put("approve", () -> reviewing.approve(chief.actor(), new ApproveEdition(kept, null)));
    ways.put("publish", () -> publishing.publish(chief.actor(), new PublishEdition(kept)));
    ways.put(
        "schedule",
        () ->
            publishing.schedule(
                chief.actor(), new ScheduleEdition(kept, Instant.now().plusSeconds(60))));
    ways.put("at once", () -> emergencies.publish(chief.actor(), new PublishAtOnce(kept, "急")));
    assertSoftly(
        softly ->
            ways.forEach(
                (way, run) ->
                    softly.assertThatThrownBy(run::run).as(way).isInstanceOf(Refused.class)));

    var desk = Desk.signedIn(port, chief);
    desk.get("/desk/documents/editions/" + kept);
    for (var act : List.of("approval", "publication")) {
      assertThat(desk.post("/desk/documents/batch", "act", act, "edition", "" + kept).body())
          .as("several at once: " + act)
          .contains("0份已");
    }
    assertThat(
            intake
                .take(
                    SYSTEM,
                    List.of(
                        new IncomingDocument(
                            "planted",
                            "1",
                            body.id(),
                            null,
                            null,
                            false,
                            fields("导入的路"),
                            List.of())))
                .getFirst()
                .outcome())
        .isEqualTo(Taken.Outcome.HELD);
    assertThat(desk.get("/desk/documents/editions/" + kept).body())
        .as("the number is there to be found")
        .contains(ID);
    nowhere(body);
  }

  /** Every public list and page there is of the body, in every format, and what search answers. */
  private void nowhere(Body body) throws IOException {
    var visitor = Desk.visitor(port);
    var values = Map.of("code", body.code(), "body", body.code());
    var asked = new ArrayList<String>();
    for (var line : Files.readAllLines(Path.of("src/test/resources/routes.txt"))) {
      var parts = line.split(" ");
      if (parts.length == 3 && parts[1].equals("GET") && parts[2].equals("public")) {
        asked.addAll(addresses(parts[0], values));
      }
    }
    asked.add("/search?q=" + ID);
    asked.add("/api/v1/search?q=" + ID);
    asked.add("/api/v1/documents?body=" + body.code());
    assertThat(asked).hasSizeGreaterThan(30).contains("/bodies/" + body.code() + ".atom");
    assertSoftly(
        softly -> {
          for (var address : asked) {
            var answer = visitor.get(address);
            var shown = answer.body().replace("value=\"" + ID + "\"", "");
            if (!address.contains("search")) {
              softly.assertThat(shown).as(address).doesNotContain(ID);
            }
            softly.assertThat(shown).as(address).doesNotContain("签发的路", "导入的路");
          }
        });
  }

  private static List<String> addresses(String pattern, Map<String, String> values) {
    var address = pattern;
    for (var value : values.entrySet()) {
      address =
          address.replaceAll(
              "\\{" + value.getKey() + "(:[^{}]*(\\{[^{}]*}[^{}]*)*)?}", value.getValue());
    }
    var formats = Pattern.compile("\\{format:([a-z|]+)}").matcher(address);
    if (formats.find()) {
      var all = new ArrayList<String>();
      for (var format : formats.group(1).split("\\|")) {
        all.addAll(addresses(formats.replaceFirst(format), values));
      }
      return all;
    }
    return address.contains("{") ? List.of() : List.of(address);
  }

  private long submitted(Given.Person writer, Body body, String title) {
    var draft = drafting.draft(writer.actor(), new DraftDocument(body.id(), fields(title)));
    drafting.submit(writer.actor(), new SubmitEdition(draft.editionId()));
    return draft.editionId();
  }

  private static EditionFields fields(String title) {
    return Cast.complete(title).saying("<p>身份证号%s。</p>".formatted(ID));
  }
}
