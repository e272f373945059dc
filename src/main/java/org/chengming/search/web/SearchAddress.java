package org.chengming.search.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import org.chengming.search.Facet;
import org.chengming.search.Order;
import org.chengming.search.Question;

/** The one address of a question: parameters in a fixed order, nothing that says nothing. */
final class SearchAddress {
  private SearchAddress() {}

  static String of(Question question) {
    var address = new StringBuilder();
    if (!question.blank()) {
      add(address, "q", question.text());
    }
    for (var facet : Facet.values()) {
      question.chosen(facet).forEach(value -> add(address, facet.parameter(), value));
    }
    if (question.order() != Order.RELEVANCE) {
      add(address, "sort", question.order().parameter());
    }
    if (question.cursor() != null) {
      add(address, "cursor", question.cursor().toString());
    } else if (question.page() > 1) {
      add(address, "page", Integer.toString(question.page()));
    }
    return "/search" + address;
  }

  /** Where it is told why a document is among the results. */
  static String why(Question question, String indexNumber) {
    var parameters = new StringBuilder(of(question.on(1)).substring("/search".length()));
    add(parameters, "document", indexNumber);
    return "/search/why" + parameters;
  }

  /** The question with one choice more or less. */
  static Question toggled(Question question, Facet facet, String value) {
    var values = new LinkedHashSet<>(question.chosen(facet));
    if (!values.remove(value)) {
      values.add(value);
    }
    return question.where(facet, values);
  }

  private static void add(StringBuilder address, String name, String value) {
    address
        .append(address.isEmpty() ? '?' : '&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
