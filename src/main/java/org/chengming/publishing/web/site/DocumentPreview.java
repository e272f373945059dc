package org.chengming.publishing.web.site;

import java.time.Clock;
import org.chengming.publishing.web.site.DocumentPage.Preview;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** What is not yet public on the very page it will have, as if it were published now. */
@Component
public class DocumentPreview {
  private final DocumentPageQuery query;
  private final DocumentPages documents;
  private final Pages pages;
  private final Clock clock;

  DocumentPreview(DocumentPageQuery query, DocumentPages documents, Pages pages, Clock clock) {
    this.query = query;
    this.documents = documents;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * Shows an edition; the caller has asked whether this person may read it.
   *
   * @param undated whether the day of forming is still to be written
   * @param back the edition at the desk
   */
  public View show(Frame frame, long editionId, boolean undated, String back) {
    var document = query.asIfPublished(editionId, clock.instant(), frame.t().of("发布时生成"));
    return pages.show(
        "publishing/web/site/document",
        frame,
        documents.page(document, frame, new Preview(back, undated)));
  }
}
