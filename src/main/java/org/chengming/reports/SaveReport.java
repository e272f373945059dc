package org.chengming.reports;

import java.util.Map;

/**
 * Saves the draft of a body's report on a year, or begins one.
 *
 * @param typed numbers by the key of their cell, as they were typed; empty for one not known yet
 * @param sections texts by their codes
 * @param reason why a published report is corrected; empty where none is published
 * @param revision of the draft that was changed, 0 where there was none
 */
public record SaveReport(
    String bodyCode,
    int year,
    Scope scope,
    Map<String, String> typed,
    Map<String, String> sections,
    String reason,
    int revision) {}
