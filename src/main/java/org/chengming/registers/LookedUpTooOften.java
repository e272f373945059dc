package org.chengming.registers;

import org.chengming.web.TooMany;

/** An address, or everybody together of one number, has tried more often than may be for now. */
public class LookedUpTooOften extends TooMany {
  LookedUpTooOften(String sentence, String message) {
    super(sentence, message);
  }
}
