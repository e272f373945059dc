package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.chengming.actors.Actor;

/** Rows of a test's own, none of which a register may refuse. */
public final class CleanRows {
  private CleanRows() {}

  public static BringReport bring(
      Bringing bringing, Actor publisher, RegisterDefinition register, String csv) {
    try (var text = new StringReader(csv)) {
      var report = bringing.bring(publisher, register, new CsvSource(register, text), "试验", false);
      assertThat(report.lines()).isEmpty();
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
