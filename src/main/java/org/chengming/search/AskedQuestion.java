package org.chengming.search;

/**
 * How a question went in a period.
 *
 * @param occasions minutes in which it was asked, so that a reload does not count twice
 * @param asked searches, each with its result page
 * @param nothing searches that found nothing
 * @param little searches that found fewer than five, or nothing with all the words
 * @param opened result pages left by opening a result
 * @param abandoned result pages left otherwise
 */
public record AskedQuestion(
    String question, int occasions, int asked, int nothing, int little, int opened, int abandoned) {
  AskedQuestion plus(AskedQuestion other) {
    return new AskedQuestion(
        question,
        Math.max(occasions, other.occasions),
        asked + other.asked,
        nothing + other.nothing,
        little + other.little,
        opened + other.opened,
        abandoned + other.abandoned);
  }
}
