package org.chengming.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of questions.
 *
 * @param least occasions before a question is shown to anybody
 * @param unshownDays days after which what was asked more rarely is deleted
 * @param keptDays days after which all is deleted
 */
@ConfigurationProperties("chengming.searches")
record AskedSettings(
    @DefaultValue("3") int least,
    @DefaultValue("14") int unshownDays,
    @DefaultValue("400") int keptDays) {
  AskedSettings {
    if (least < 1 || unshownDays < 1 || keptDays < unshownDays) {
      throw new IllegalArgumentException(
          "chengming.searches wants least and unshown-days of at least 1 and kept-days no shorter; got %d, %d, %d"
              .formatted(least, unshownDays, keptDays));
    }
  }
}
