package org.chengming.publishing.web.desk;

import org.chengming.publishing.EditionState;
import org.chengming.publishing.web.site.DocumentPreview;
import org.chengming.web.Frame;
import org.chengming.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** An edition in work on the public page, for those who may read it at the desk. */
@Controller
class PreviewController {
  private final ReviewQuery reviews;
  private final DocumentPreview preview;

  PreviewController(ReviewQuery reviews, DocumentPreview preview) {
    this.reviews = reviews;
    this.preview = preview;
  }

  @GetMapping("/desk/documents/editions/{edition}/preview")
  View preview(Frame frame, @PathVariable long edition) {
    var e = reviews.edition(frame.signedIn(), edition);
    var state = EditionState.valueOf(e.getState());
    if (!state.inWork()) {
      throw Refused.conflict(
          "这一版现在是“%s”，没有预览。".formatted(state.label()),
          "Edition %d is %s and has no preview".formatted(edition, state));
    }
    return preview.show(
        frame, edition, e.getFormedOn() == null, "/desk/documents/editions/%d".formatted(edition));
  }
}
