package org.chengming.web;

/** Somebody has tried more often than they may for now; answered with 429. */
public class TooMany extends RuntimeException {
  private final String sentence;

  /**
   * @param sentence for the person, in Chinese; also the key of its English
   * @param message for operators
   */
  protected TooMany(String sentence, String message) {
    super(message);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
