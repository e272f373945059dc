package org.chengming.publishing.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.chengming.actors.Actor;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.catalogue.Vocabulary;
import org.chengming.publishing.Attribute;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.RichText;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.publishing.web.desk.EditorPage.Choices;
import org.chengming.publishing.web.desk.EditorPage.Option;
import org.chengming.web.Dates;
import org.chengming.web.Head;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class EditorQuery {
  private final ReviewQuery reviews;
  private final RemarkRows remarks;
  private final Catalogue catalogue;
  private final Reach reach;

  EditorQuery(ReviewQuery reviews, RemarkRows remarks, Catalogue catalogue, Reach reach) {
    this.reviews = reviews;
    this.remarks = remarks;
    this.catalogue = catalogue;
    this.reach = reach;
  }

  /**
   * @param typed what the person sent and could not be saved, null to show what stands
   */
  EditorPage page(
      Actor actor,
      long editionId,
      LocalDate today,
      @Nullable EditionFields typed,
      List<Problem> problems) {
    var e = reviews.edition(actor, editionId);
    if (!e.getState().equals(EditionState.DRAFT.name())) {
      throw Refused.conflict(
          "这一版不在起草中，不能修改。", "Edition %d is %s".formatted(editionId, e.getState()));
    }
    var fields = typed == null ? fields(e) : typed;
    var seen = reviews.seen(actor, e);
    return new EditorPage(
        Head.unlisted(e.getTitle().isBlank() ? "起草" : e.getTitle()),
        editionId,
        e.getDocumentId(),
        e.getRevision(),
        reach.bodies().get(e.getBodyId()).name(),
        e.getChangeNote(),
        fields,
        choices(fields, today),
        reviews.attachments(editionId),
        remarks.of(
            editionId,
            RichText.clean(fields.contentHtml()),
            false,
            typed == null ? seen.marks() : List.of()),
        Objects.requireNonNull(seen.panel(), "a draft is looked at"),
        Dates.moment(e.getUpdatedAt(), Words.CHINESE),
        problems);
  }

  static EditionFields fields(EditionRecord e) {
    return new EditionFields(
        e.getTitle(),
        e.getDocumentNumber(),
        new EditionFields.Classes(e.getGenre(), e.getTheme(), e.getDuty(), e.getAudience()),
        new EditionFields.Disclosure(Attribute.valueOf(e.getAttribute()), e.getAttributeReason()),
        new EditionFields.Days(e.getFormedOn(), e.getEffectiveOn(), e.getExpiresOn()),
        e.getSummary(),
        List.of(e.getKeywords()),
        e.getContentHtml());
  }

  private Choices choices(EditionFields fields, LocalDate today) {
    var chosen = fields.classes();
    return new Choices(
        options(catalogue.genres(), chosen.genre(), today),
        options(catalogue.themes(), chosen.theme(), today),
        options(catalogue.duties(), chosen.duty(), today),
        options(catalogue.audiences(), chosen.audience(), today),
        Arrays.stream(Attribute.values())
            .map(a -> new Option(a.name(), a.label(), a == fields.disclosure().attribute()))
            .toList());
  }

  /** Terms in use, and the chosen one even when it has ended. */
  private static List<Option> options(
      Vocabulary vocabulary, @Nullable String chosen, LocalDate today) {
    var options = new ArrayList<Option>();
    for (Term term : vocabulary.all()) {
      boolean picked = term.code().equals(chosen);
      if (picked || term.validOn(today)) {
        options.add(
            new Option(term.code(), (term.parentCode() == null ? "" : "　") + term.label(), picked));
      }
    }
    return options;
  }
}
