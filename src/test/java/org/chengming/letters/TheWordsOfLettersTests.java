package org.chengming.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.testing.Golden;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class TheWordsOfLettersTests {
  private static final ShippedTemplates SHIPPED = ShippedTemplates.read();

  @Test
  void of_every_kind_read_as_agreed() {
    var letters =
        SHIPPED.all().stream()
            .map(
                template -> {
                  var text = template.fill(samples(template.kind()));
                  return "## %s %s%n%n%s%n%n%s%n"
                      .formatted(
                          template.kind(),
                          template.name(),
                          text.title(),
                          String.join("\n", text.paragraphs()));
                })
            .collect(Collectors.joining("\n"));
    Golden.check("letters.txt", letters);
  }

  @Test
  void use_only_what_whoever_writes_the_letter_gives() {
    for (var template : SHIPPED.all()) {
      var given = samples(template.kind()).keySet();
      assertThat(given)
          .as(template.kind())
          .containsAll(Gaps.names(template.title() + template.body()));
      assertThat(Gaps.broken(template.title() + template.body())).as(template.kind()).isFalse();
    }
  }

  @Test
  void stand_ready_for_every_outcome_of_the_annual_report() throws IOException {
    var codes =
        new ClassPathResource("data/request-outcomes.csv")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .map(line -> line.split(",")[0].replace('.', '_'))
            .collect(Collectors.toSet());
    var kinds = SHIPPED.all().stream().map(LetterTemplate::kind).collect(Collectors.toSet());
    assertThat(codes).hasSizeGreaterThan(20).allMatch(code -> kinds.contains("ANSWER_" + code));
    assertThat(kinds)
        .contains("ANSWER_1A", "ANSWER_1B", "ANSWER_1C", "ANSWER_4_1A", "ANSWER_4_1B")
        .contains("RECEIPT", "EXTENSION", "DELIVERY_PROOF", "CORRECTION");
  }

  @Test
  void say_of_every_refusal_why_and_what_is_open() {
    for (var template : SHIPPED.all()) {
      if (template.kind().matches("ANSWER_(2|3_\\d|4_\\d.?|5_\\d)")) {
        assertThat(Gaps.names(template.body()))
            .as(template.kind())
            .contains("reason", "relief", "request", "received", "wanted");
      }
    }
  }

  @Test
  void take_a_value_as_it_is() {
    var template = new LetterTemplate("X", 1, "试", "致{{addressee}}", "甲{{wanted}}乙\n{{reason}}\n丙");
    var text =
        template.fill(
            Map.of("addressee", "$1\\{{wanted}}", "wanted", "{{reason}}<b>", "reason", ""));
    assertThat(text.title()).isEqualTo("致$1\\{{wanted}}");
    assertThat(text.paragraphs()).containsExactly("甲{{reason}}<b>乙", "丙");
    assertThat(
            template
                .fill(Map.of("addressee", "a\nb", "wanted", "一\r\n\n二", "reason", "三\u202e四\u0000"))
                .paragraphs())
        .containsExactly("甲一", "二乙", "三四", "丙");
  }

  @Test
  void miss_a_value_by_its_name() {
    var template = new LetterTemplate("X", 1, "试", "题", "甲{{wanted}}");
    assertThatThrownBy(() -> template.fill(Map.of("reason", "无")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{{wanted}}")
        .hasMessageContaining("[reason]");
  }

  static Map<String, String> samples(String kind) {
    var samples = new HashMap<String, String>();
    List<Placeholder> open = SHIPPED.open(kind);
    open.forEach(p -> samples.put(p.name(), p.sample()));
    return samples;
  }
}
