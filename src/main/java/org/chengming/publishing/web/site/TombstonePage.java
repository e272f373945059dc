package org.chengming.publishing.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.chengming.organisations.Body;
import org.chengming.publishing.web.site.StoredDocument.Withdrawn;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a withdrawn document: number, title, dates, reason, and its proof.
 *
 * @param logged the withdrawal in the ledger, null when it is older
 */
record TombstonePage(
    Head head,
    StoredDocument document,
    Withdrawn withdrawn,
    Body body,
    ProofPage.@Nullable Entry logged,
    String searchPath) {
  static TombstonePage of(
      StoredDocument document, Body body, ProofPage.@Nullable Entry logged, Frame frame) {
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
        logged,
        "/search?q=" + URLEncoder.encode(document.title(), StandardCharsets.UTF_8));
  }
}
