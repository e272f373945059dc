package org.chengming.registers.web;

import java.util.List;
import org.chengming.keys.PrintedCode;
import org.chengming.web.Form;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * Saying that a record is wrong, and the receipt for it.
 *
 * @param code of the objection that was taken; null while it is written
 * @param due the last day of an answer to what is sent today, as people read it
 */
record ObjectionPage(
    Head head,
    String register,
    String registerPath,
    String record,
    String recordPath,
    String key,
    List<RecordPage.Line> lines,
    int days,
    String due,
    Form form,
    @Nullable PrintedCode code) {}
