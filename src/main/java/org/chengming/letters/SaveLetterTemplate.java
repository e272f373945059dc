package org.chengming.letters;

/**
 * Gives a kind of letter new words.
 *
 * @param basedOn the version that was changed, so that nobody's change is lost unseen
 */
public record SaveLetterTemplate(
    String kind, int basedOn, String name, String title, String body) {}
