package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files in which things were planted: all of them are told of, and none is left in a clean copy.
 */
class CleaningFilesTests {
  private static final int FILES = Integer.getInteger("chengming.planted", 54);

  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  @TempDir Path folder;

  @Test
  void every_planted_thing_is_told_of_and_gone() throws IOException {
    var missed = new ArrayList<String>();
    for (long seed = 0; seed < FILES; seed++) {
      var planted = Planted.of(seed);
      missed.addAll(PlantedCheck.of(inspection, planted, folder, "seed " + seed));
    }
    assertThat(missed).isEmpty();
  }
}
