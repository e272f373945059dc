package org.chengming.accounts.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address with a query, each value encoded, empty ones left out. */
final class Address {
  private Address() {}

  static String of(String path, String... namesAndValues) {
    var address = new StringBuilder(path);
    var join = '?';
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].isEmpty()) {
        address
            .append(join)
            .append(namesAndValues[i])
            .append('=')
            .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        join = '&';
      }
    }
    return address.toString();
  }
}
