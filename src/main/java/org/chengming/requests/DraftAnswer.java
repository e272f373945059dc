package org.chengming.requests;

/**
 * Makes a public question and answer of a case, without anything of whoever asked.
 *
 * @param question rewritten, so that it reads without the one who asked
 */
public record DraftAnswer(RequestNumber number, String title, String question, String answer) {}
