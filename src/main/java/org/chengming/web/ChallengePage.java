package org.chengming.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param action where the form goes again
 * @param fields what was sent, to be sent again
 * @param files name of the field whose files must be chosen again; null where there were none
 * @param wrong whether an answer was wrong or too old
 */
record ChallengePage(
    String action,
    List<Sent> fields,
    @Nullable String files,
    Challenges.Challenge challenge,
    int bits,
    boolean wrong) {
  record Sent(String name, String value) {}
}
