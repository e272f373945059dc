package org.chengming.publishing.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.chengming.organisations.Body;
import org.chengming.publishing.web.site.StoredDocument.Withdrawn;
import org.chengming.web.Frame;
import org.chengming.web.Head;

/** What is left of a withdrawn document: number, title, dates and reason. */
record TombstonePage(
    Head head, StoredDocument document, Withdrawn withdrawn, Body body, String searchPath) {
  static TombstonePage of(StoredDocument document, Body body, Frame frame) {
    var withdrawn = document.withdrawn();
    if (withdrawn == null) {
      throw new IllegalArgumentException(
          "Document %s is not withdrawn".formatted(document.indexNumber()));
    }
    return new TombstonePage(
        Head.unlisted(frame.t().of("已撤回：%s", document.title())).in("/search"),
        document,
        withdrawn,
        body,
        "/search?q=" + URLEncoder.encode(document.title(), StandardCharsets.UTF_8));
  }
}
