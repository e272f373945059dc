package org.chengming.requests;

import org.chengming.web.TooMany;

/** An address has tried more often than it may for now. */
public class TooOften extends TooMany {
  TooOften(String sentence, String message) {
    super(sentence, message);
  }
}
