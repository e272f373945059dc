package org.chengming.requests;

/** An address has tried more often than it may for now; answered with 429. */
public class TooOften extends RuntimeException {
  private final String sentence;

  TooOften(String sentence, String message) {
    super(message);
    this.sentence = sentence;
  }

  /** For the person, in Chinese; also the key of its English. */
  public String sentence() {
    return sentence;
  }
}
