package org.chengming.web;

/**
 * @param id the id under which the log has the cause; empty unless it was our fault
 */
record ErrorPage(int status, String title, String sentence, String id, boolean desk) {}
