package org.chengming.gate;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** A new installation starts with common typos; names and titles are its own to add. */
@Component("gateFirstWords")
class FirstWords implements SmartInitializingSingleton {
  private final WrongWords words;

  FirstWords(WrongWords words) {
    this.words = words;
  }

  @Override
  public void afterSingletonsInstantiated() {
    words.loadFirst();
  }
}
