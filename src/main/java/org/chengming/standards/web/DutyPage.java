package org.chengming.standards.web;

import org.chengming.web.Form;

/**
 * One item of a body, and what can be done about it.
 *
 * @param applies whether there is no exemption that stands
 * @param mayEnd whether the reader may end the one that does
 */
record DutyPage(
    String title,
    String body,
    String list,
    boolean mayWrite,
    boolean applies,
    boolean mayEnd,
    DutiesPage.Line line,
    Form form) {}
