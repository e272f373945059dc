package org.chengming.requests.web;

import java.util.List;
import org.chengming.requests.Assigning;
import org.jspecify.annotations.Nullable;

/**
 * Who has a case, and where it may go from here.
 *
 * @param assignee who has it, null while nobody has
 * @param mine whether the reader has it
 * @param officers whom it may be given to; empty where the reader gives it to nobody
 * @param moves whether it may be split or passed on
 * @param parts the numbers it was split into, itself among them; empty where it was not
 * @param readOnly whether the reader's body passed it on
 */
record DeskHandling(
    @Nullable String assignee,
    boolean mine,
    List<Assigning.Officer> officers,
    boolean moves,
    List<String> parts,
    boolean readOnly) {}
