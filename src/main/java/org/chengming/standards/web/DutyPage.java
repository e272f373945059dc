package org.chengming.standards.web;

import org.chengming.web.Form;

/** One item of a body, and what can be done about it. */
record DutyPage(
    String title, String body, String list, boolean mayWrite, DutiesPage.Line line, Form form) {}
