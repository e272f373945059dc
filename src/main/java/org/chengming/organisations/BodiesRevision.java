package org.chengming.organisations;

import org.chengming.web.PublicRevision;
import org.springframework.stereotype.Component;

/** Public pages show bodies, so a copy of one is good only while no body changes. */
@Component
class BodiesRevision implements PublicRevision {
  private final Directory directory;

  BodiesRevision(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String current() {
    return "bodies " + directory.bodies().revision();
  }
}
