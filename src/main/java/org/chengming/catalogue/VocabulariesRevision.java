package org.chengming.catalogue;

import org.chengming.web.PublicRevision;
import org.springframework.stereotype.Component;

/** Public pages show terms, so a copy of one is good only while no vocabulary changes. */
@Component
class VocabulariesRevision implements PublicRevision {
  private final Catalogue catalogue;

  VocabulariesRevision(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public String current() {
    return "vocabularies " + catalogue.revision();
  }
}
