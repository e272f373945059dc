package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A record's sealed part and its display, for who keeps it.
 *
 * @param registers those that seal something or end a display
 * @param sealed what was asked to be seen; null before
 * @param done what was done, a sentence; empty for nothing
 */
record SealedDeskPage(
    List<Choice> registers, Form form, @Nullable List<RecordPage.Line> sealed, String done) {
  record Choice(String name, String title) {}
}
