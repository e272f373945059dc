package org.chengming;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The house rules that a machine can check. */
class HouseTests {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("org.chengming");

  @Test
  void time_comes_from_the_clock() {
    for (var type :
        List.of(
            LocalDate.class,
            LocalDateTime.class,
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class)) {
      noClasses().should().callMethod(type, "now").check(CLASSES);
    }
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
  }

  @Test
  void nothing_is_injected_into_fields() {
    noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
  }

  @Test
  void no_class_is_named_for_its_role_in_a_framework() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      assertThat(
              files
                  .map(Path::toString)
                  .filter(
                      f ->
                          f.matches(".*/(util|utils|common|helper|helpers|base|impl|dto|vo)/.*")
                              || f.matches(".*(Impl|Utils?|Helper|Manager|Dto|VO)\\.java")))
          .isEmpty();
    }
  }

  @Test
  void no_file_passes_300_lines() throws IOException {
    var long_ = new TreeMap<String, Integer>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var lines = Files.readAllLines(file).size();
        if (lines > 300) {
          long_.put(file.getFileName().toString(), lines);
        }
      }
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void at_most_half_of_the_types_are_public() throws IOException {
    var declaration =
        Pattern.compile(
            "^(public +)?((abstract|final|sealed|non-sealed) +)*(class|record|interface|enum) ",
            Pattern.MULTILINE);
    int all = 0;
    int open = 0;
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var found = declaration.matcher(Files.readString(file));
        while (found.find()) {
          all++;
          open += found.group(1) == null ? 0 : 1;
        }
      }
    }
    assertThat(open).as("public of %d types", all).isLessThanOrEqualTo(all / 2);
  }

  @Test
  void what_the_public_gets_has_the_same_order_on_every_node() {
    noClasses()
        .that()
        .resideInAnyPackage("..publishing.web.site..", "..chengming.site.web..")
        .or()
        .haveSimpleNameEndingWith("ApiController")
        .should()
        .callMethodWhere(
            describe(
                "Map.of has another order after every start; Fields.of keeps it",
                call ->
                    call.getTargetOwner().isEquivalentTo(Map.class)
                        && call.getName().equals("of")
                        && call.getTarget().getRawParameterTypes().size() > 2))
        .check(CLASSES);
  }

  /**
   * The four beside {@code outgoing} call what an operator's setting names and nobody else can
   * choose, and follow no redirect; two of them speak no HTTP of ours. Sign-in by an identity
   * service hands Spring's clients the requests of {@code outgoing}. {@code ledger.Remote} is no
   * part of the server: {@code bin/verify} calls the site it was given.
   */
  @Test
  void whoever_calls_another_server_does_so_by_way_of_outgoing() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chengming.outgoing..")
        .and()
        .doNotHaveFullyQualifiedName("org.chengming.search.Cluster")
        .and()
        .doNotHaveFullyQualifiedName("org.chengming.ledger.Remote")
        .and()
        .haveNameNotMatching("org[.]chengming[.]accounts[.](IdentityService|OidcConfiguration)")
        .should()
        .dependOnClassesThat(
            describe(
                "open a connection of their own",
                type ->
                    type.getName()
                        .matches(
                            "java[.]net[.](http[.]HttpClient|.*URLConnection|Socket|DatagramSocket)"
                                + "|javax[.]net[.]ssl[.]SSLSocket.*"
                                + "|org[.]eclipse[.]jetty[.]client[.].*"
                                + "|org[.]springframework[.]web[.](client|reactive)[.].*Client"
                                + "|org[.]springframework[.]web[.]client[.]RestTemplate")))
        .check(CLASSES);
    for (var opening : List.of("openConnection", "openStream")) {
      noClasses().should().callMethod(java.net.URL.class, opening).check(CLASSES);
    }
  }

  /** A machine that is busy or stopped for some seconds is no fault; how soon is for bin/bench. */
  @Test
  void a_test_waits_until_it_has_come_and_never_says_how_soon() throws IOException {
    var own =
        Pattern.compile(
            "org[.]awaitility|[.]atMost[(]Duration|nanoTime[(][)] -|parkNanos"
                + "|(for|while) [(].*[{]\\s*Thread[.]sleep");
    try (var files = Files.walk(TESTS)) {
      assertThat(
              files
                  .filter(f -> f.toString().endsWith("Tests.java"))
                  .filter(f -> !f.endsWith("HouseTests.java"))
                  .filter(f -> own.matcher(read(f)).find()))
          .isEmpty();
    }
  }

  @Test
  void nothing_names_a_path_of_one_machine() throws IOException {
    var path = Pattern.compile("(^|[^A-Za-z0-9_.])/(work|root|home)/");
    assertThat(matching(path)).isEmpty();
  }

  private static List<String> matching(Pattern pattern) {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(f -> pattern.matcher(read(f)).find())
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
