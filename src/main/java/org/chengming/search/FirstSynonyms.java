package org.chengming.search;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** A new installation starts with the words people commonly use for what offices call otherwise. */
@Component
class FirstSynonyms implements SmartInitializingSingleton {
  private final Synonyms synonyms;

  FirstSynonyms(Synonyms synonyms) {
    this.synonyms = synonyms;
  }

  @Override
  public void afterSingletonsInstantiated() {
    synonyms.loadFirst();
  }
}
