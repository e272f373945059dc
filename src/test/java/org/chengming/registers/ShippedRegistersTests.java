package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.demo.DemoRecords;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every register that is shipped takes the demo's records and refuses those that break its rules.
 * All in one transaction that never commits, so that other tests see nothing of it.
 */
@ServerTest
class ShippedRegistersTests {
  @Autowired Registers registers;
  @Autowired Bringing bringing;
  @Autowired Organisations organisations;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Clock clock;

  /**
   * A row of {@code register-rules.txt}: register; which of the demo's rows; what is changed in it;
   * a part of the sentence that tells what is wrong.
   */
  private record Breach(
      String register, Map<String, String> which, Map<String, String> change, String sentence) {}

  @Test
  void take_the_demo_and_refuse_what_breaks_their_rules() {
    var demo = DemoRecords.written(organisations, LocalDate.now(clock));
    assertThat(Definitions.shipped())
        .filteredOn(r -> !r.name().startsWith("test-"))
        .allSatisfy(r -> assertThat(demo.get(r.name())).as(r.name()).isNotEmpty());
    var breaches = breaches();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              demo.forEach(
                  (register, rows) -> {
                    var report = bring(register, rows);
                    assertThat(report.lines()).as(register).isEmpty();
                    assertThat(report.refused()).as(register).isZero();
                  });
              assertThat(breaches).allSatisfy(breach -> refuses(breach, demo));
            });
    var tested = new HashSet<String>();
    breaches.forEach(b -> tested.add(b.register()));
    assertThat(Definitions.shipped())
        .filteredOn(r -> !r.rules().isEmpty() && !r.name().startsWith("test-"))
        .extracting(RegisterDefinition::name)
        .allMatch(tested::contains);
  }

  private void refuses(Breach breach, Map<String, List<Map<String, String>>> demo) {
    var row =
        demo.get(breach.register()).stream()
            .filter(
                r ->
                    breach.which().entrySet().stream()
                        .allMatch(e -> e.getValue().equals(r.get(e.getKey()))))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No row of the demo for " + breach));
    var changed = new HashMap<>(row);
    changed.putAll(breach.change());
    changed.values().removeIf(String::isEmpty);
    assertThat(bring(breach.register(), copies(changed)).lines())
        .as(breach.toString())
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(line.problems()).anyMatch(p -> p.contains(breach.sentence())));
  }

  /** A value {@code *20} stands for twenty rows of different values. */
  private static List<Map<String, String>> copies(Map<String, String> row) {
    var many = row.entrySet().stream().filter(e -> e.getValue().startsWith("*")).findFirst();
    if (many.isEmpty()) {
      return List.of(row);
    }
    var copies = new ArrayList<Map<String, String>>();
    for (var i = 1; i <= Integer.parseInt(many.get().getValue().substring(1)); i++) {
      var copy = new HashMap<>(row);
      copy.put(many.get().getKey(), "试验" + i);
      copies.add(copy);
    }
    return copies;
  }

  private BringReport bring(String register, List<Map<String, String>> rows) {
    return bringing.bring(Given.SYSTEM, registers.get(register), source(rows), "试验", false);
  }

  private static RowSource source(List<Map<String, String>> rows) {
    var left = rows.iterator();
    return new RowSource() {
      private long line;

      @Override
      public @Nullable Row next() {
        return left.hasNext() ? new Row(++line, left.next(), null) : null;
      }
    };
  }

  private static List<Breach> breaches() {
    try {
      return new ClassPathResource("register-rules.txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|"))
          .map(part -> new Breach(part[0].strip(), pairs(part[1]), pairs(part[2]), part[3].strip()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> pairs(String text) {
    var pairs = new LinkedHashMap<String, String>();
    Arrays.stream(text.split(";"))
        .map(String::strip)
        .filter(pair -> !pair.isEmpty())
        .forEach(
            pair -> {
              var at = pair.indexOf('=');
              pairs.put(pair.substring(0, at).strip(), pair.substring(at + 1).strip());
            });
    return pairs;
  }
}
