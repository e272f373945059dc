package org.chengming.registers.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another site shows of a register in a frame: a picture, or the first records.
 *
 * @param path of the whole page here
 */
record EmbedPage(
    String title,
    String path,
    @Nullable String updated,
    @Nullable ViewPage view,
    List<RegisterPage.Column> columns,
    List<RegisterPage.Row> rows) {}
