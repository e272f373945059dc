package org.chengming.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chengming.gate.WayOut;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.springframework.stereotype.Component;

/**
 * What an edition passes on its way: complete when it is handed in, without anything that must not
 * go out when it is approved, both when it becomes public. Says everything that is wrong at once.
 */
@Component
class Gate {
  private final EditionRepository editions;
  private final Completeness completeness;
  private final List<Screening> screenings;
  private final WayOut wayOut;

  Gate(
      EditionRepository editions,
      Completeness completeness,
      List<Screening> screenings,
      WayOut wayOut) {
    this.editions = editions;
    this.completeness = completeness;
    this.screenings = List.copyOf(screenings);
    this.wayOut = wayOut;
  }

  /**
   * What was found in it may still stand: whoever reads it rules on that.
   *
   * @throws Refused with every problem
   */
  void forReview(Held held) {
    var problems = new ArrayList<>(complete(held));
    problems.addAll(screened(held));
    refuse(problems);
  }

  /**
   * @throws Refused with everything the gate found and nobody ruled on
   */
  void forApproval(Held held) {
    refuse(found(held));
  }

  /**
   * @throws Refused with every problem; what may not be public does not pass
   */
  void forPublication(Held held) {
    var problems = new ArrayList<>(complete(held));
    problems.addAll(screened(held));
    var attribute = held.fields().disclosure().attribute();
    if (attribute != Attribute.PROACTIVE) {
      problems.add(new Problem("attribute", "公开属性是“%s”，不能发布。".formatted(attribute.label())));
    }
    problems.addAll(found(held));
    refuse(problems);
  }

  private List<Problem> complete(Held held) {
    return completeness.problems(
        held.fields(), EditionRepository.files(editions.attachments(held.id())));
  }

  private List<Problem> found(Held held) {
    return wayOut.look(editions.words(held.id()).outgoing(held.documentId())).problems();
  }

  private List<Problem> screened(Held held) {
    var fields = held.fields();
    var said = new ArrayList<>(List.of(fields.title(), RichText.text(fields.contentHtml())));
    Stream.of(fields.summary(), fields.documentNumber())
        .filter(Objects::nonNull)
        .forEach(said::add);
    said.addAll(fields.keywords());
    var text = String.join("\n", said);
    return screenings.stream().flatMap(s -> s.problems(held.documentId(), text).stream()).toList();
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new Refused("The edition may not go on: " + problems, problems, false);
    }
  }
}
