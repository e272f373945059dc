package org.chengming.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All vocabularies at one moment. */
final class Vocabularies {
  private final long revision;
  private final Map<VocabularyName, Vocabulary> byName = new EnumMap<>(VocabularyName.class);

  Vocabularies(long revision, Map<VocabularyName, List<Term>> terms) {
    this.revision = revision;
    for (var name : VocabularyName.values()) {
      byName.put(name, new Vocabulary(name, terms.getOrDefault(name, List.of())));
    }
  }

  long revision() {
    return revision;
  }

  Vocabulary get(VocabularyName name) {
    var vocabulary = byName.get(name);
    if (vocabulary == null) {
      throw new IllegalStateException("Vocabulary %s was not read".formatted(name));
    }
    return vocabulary;
  }
}
