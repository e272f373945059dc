package org.chengming.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.chengming.accounts.Accounts;
import org.chengming.actors.Actor;
import org.chengming.organisations.Body;
import org.chengming.publishing.ApproveEdition;
import org.chengming.publishing.ClearEdition;
import org.chengming.publishing.CorrectDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.publishing.PublishEdition;
import org.chengming.publishing.Publishing;
import org.chengming.publishing.ReviewEdition;
import org.chengming.publishing.Reviewing;
import org.chengming.publishing.SaveDraft;
import org.chengming.publishing.SubmitEdition;
import org.chengming.web.Dates;
import org.springframework.stereotype.Component;

/**
 * The notice of 2014 that asked for all this, as it stood on the web page of 2015 with the
 * characters that page lost, and corrected by two people as any document is.
 */
@Component
class Notice2014 {
  static final String ID = "notice-2014";

  private static final String NOTE =
      "校正网页脱字两处：成文日期“201431”改为“2014年3月1日”；“佳市前进区”改为“佳木斯市前进区”。正文没有改动。";

  private final Intake intake;
  private final Accounts accounts;
  private final Drafting drafting;
  private final Reviewing reviewing;
  private final Publishing publishing;

  Notice2014(
      Intake intake,
      Accounts accounts,
      Drafting drafting,
      Reviewing reviewing,
      Publishing publishing) {
    this.intake = intake;
    this.accounts = accounts;
    this.drafting = drafting;
    this.reviewing = reviewing;
    this.publishing = publishing;
  }

  void publish(Actor system, Body office, long writer, long chief) {
    var published = LocalDateTime.of(2015, 1, 12, 15, 0, 44).atZone(Dates.CHINA).toInstant();
    var incoming =
        new IncomingDocument(
            DemoProvince.SOURCE,
            ID,
            office.id(),
            null,
            published,
            true,
            fields(Lines.text("notice-2014.html")),
            List.of());
    var taken = intake.take(system, List.of(incoming)).getFirst();
    if (taken.documentId() != null) {
      correct(taken.documentId(), accounts.actor(writer), accounts.actor(chief));
    }
  }

  private void correct(long document, Actor writer, Actor chief) {
    var draft = drafting.correct(writer, new CorrectDocument(document, NOTE));
    drafting.save(
        writer,
        new SaveDraft(
            draft.editionId(),
            draft.revision(),
            fields(corrected(Lines.text("notice-2014.html")))));
    drafting.submit(writer, new SubmitEdition(draft.editionId()));
    reviewing.review(chief, new ReviewEdition(draft.editionId(), "与纸质原件核对一致。"));
    reviewing.clear(chief, new ClearEdition(draft.editionId(), "不涉及国家秘密、工作秘密和个人隐私。"));
    reviewing.approve(chief, new ApproveEdition(draft.editionId(), null));
    publishing.publish(chief, new PublishEdition(draft.editionId()));
  }

  static String corrected(String html) {
    return html.replace("<p>201431</p>", "<p>2014年3月1日</p>").replace("<p>佳市前进区", "<p>佳木斯市前进区");
  }

  private static EditionFields fields(String html) {
    return EditionFields.of("关于下发《2014黑龙江省政务公开工作要点》的通知", LocalDate.of(2014, 3, 1), html)
        .numbered("佳前政办发〔2014〕1号")
        .classed(new EditionFields.Classes("08", "02.01", "20-1", null))
        .dated(
            new EditionFields.Days(
                LocalDate.of(2014, 3, 1), LocalDate.of(2014, 3, 1), LocalDate.of(2014, 12, 31)))
        .summed("印发2014年全省政务公开工作要点，从公开内容、平台、机制、基层、权力运行和监督管理六个方面提出25项任务。", List.of("政务公开", "工作要点"));
  }
}
