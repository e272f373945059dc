package org.chengming.search;

import java.util.Locale;

/** In which order results stand; by date means the day a document was formed. */
public enum Order {
  RELEVANCE,
  NEWEST,
  OLDEST;

  /** The order named in an address, relevance where it names none. */
  public static Order named(String text) {
    for (var order : values()) {
      if (order.name().equalsIgnoreCase(text)) {
        return order;
      }
    }
    return RELEVANCE;
  }

  /** The name in an address: {@code ?sort=newest}. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
