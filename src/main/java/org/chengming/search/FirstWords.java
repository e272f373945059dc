package org.chengming.search;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * A new installation starts with the words people commonly use for what offices call otherwise, and
 * with those that only turn a need into a question.
 */
@Component
class FirstWords implements SmartInitializingSingleton {
  private final Synonyms synonyms;
  private final StopWords stopWords;

  FirstWords(Synonyms synonyms, StopWords stopWords) {
    this.synonyms = synonyms;
    this.stopWords = stopWords;
  }

  @Override
  public void afterSingletonsInstantiated() {
    synonyms.loadFirst();
    stopWords.loadFirst();
  }
}
