package org.chengming.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Brings in the vocabularies that come with the release; before the server answers, and again
 * without effect.
 */
@Component("catalogueFirstStart")
class FirstStart implements SmartInitializingSingleton {
  private final Catalogue catalogue;

  FirstStart(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void afterSingletonsInstantiated() {
    catalogue.load(shipped());
  }

  /** In the order of the file, which is the order terms are shown in. */
  static Map<VocabularyName, List<Term>> shipped() {
    var terms = new EnumMap<VocabularyName, List<Term>>(VocabularyName.class);
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var in =
        new InputStreamReader(
            new ClassPathResource("data/vocabularies.csv").getInputStream(),
            StandardCharsets.UTF_8)) {
      for (var row : format.parse(in)) {
        var list =
            terms.computeIfAbsent(
                VocabularyName.valueOf(row.get("vocabulary")), n -> new ArrayList<>());
        list.add(
            new Term(
                row.get("code"),
                row.get("label"),
                row.get("label_en"),
                row.get("parent").isEmpty() ? null : row.get("parent"),
                list.size() + 1,
                LocalDate.parse(row.get("valid_from")),
                null));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }
}
