package org.chengming.web;

import org.jspecify.annotations.Nullable;

/**
 * @param typed what was looked for, empty where nothing was
 * @param again address at which to try again, null where that would do no good
 * @param bare the same address without its query, where what it asked for could not be understood;
 *     null where there was none or it was no page that is read
 * @param id the name of the request, under which the log has the cause; empty unless it was our
 *     fault
 */
record ErrorPage(
    int status,
    String title,
    String sentence,
    String typed,
    @Nullable String again,
    @Nullable String bare,
    String id,
    boolean desk) {}
