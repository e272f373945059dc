package org.chengming.organisations.web;

import java.util.List;

/** What may be meant by what is being typed. */
record BodyNamesPage(List<Name> names) {
  /**
   * @param written what the field takes
   */
  record Name(String written, String code) {}
}
