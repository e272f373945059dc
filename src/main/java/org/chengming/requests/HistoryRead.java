package org.chengming.requests;

import org.jspecify.annotations.Nullable;

/**
 * A line as it was read: a case, or a line of the report that says why it is none.
 *
 * @param remark what was made of the case that did not stand there, null for nothing
 */
record HistoryRead(
    long line,
    @Nullable String oldNumber,
    @Nullable HistoricCase file,
    @Nullable String remark,
    @Nullable String problem) {}
