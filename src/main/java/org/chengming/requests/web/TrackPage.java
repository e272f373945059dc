package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.requests.Delivery;
import org.chengming.requests.Event;
import org.chengming.requests.Letter;
import org.chengming.requests.Paper;
import org.chengming.requests.Ratings.Rating;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestState;
import org.chengming.requests.web.Remedies.Remedy;
import org.chengming.web.Form;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A request as its requester follows it.
 *
 * @param title where it stands, in a sentence
 * @param headline the next day that matters, empty for none
 * @param next what happens next, and what the requester has to do
 * @param letters those written to the requester, the first issued first
 * @param parts the numbers of the others it was split into
 * @param papers files given with the answer
 * @param code to be sent again with what the requester does here
 * @param form what was typed into it and refused
 * @param done what was just done, empty for nothing
 * @param doing what the requester may do now
 * @param silence what can be done where the last day passed without an answer
 * @param proofs what the ledger holds of it
 */
record TrackPage(
    Head head,
    RequestCase request,
    Body body,
    String title,
    String headline,
    String next,
    DueView due,
    List<Step> past,
    List<String> parts,
    @Nullable LocalDate ahead,
    @Nullable Ending ending,
    List<Letter> letters,
    @Nullable Published published,
    List<Paper> papers,
    String code,
    Form form,
    String done,
    Doing doing,
    List<Remedy> silence,
    List<TrackProof> proofs) {

  /**
   * How it ended.
   *
   * @param outcome in words
   * @param source the article
   * @param relief what is open to whoever does not accept it
   * @param remedies the same with the last day of each
   */
  record Ending(String outcome, String source, String relief, List<Remedy> remedies) {}

  /**
   * What the requester may do now.
   *
   * @param deliveries ways in which it could reach them; none where it cannot change
   * @param rated how they rated it, null while they have not
   */
  record Doing(boolean add, List<Delivery> deliveries, boolean rate, @Nullable Rating rated) {}

  /** The way that is chosen on the form. */
  String delivery() {
    var typed = form.value("delivery");
    return typed.isEmpty() ? request.delivery().name() : typed;
  }

  String scoreLabel(int score, Words t) {
    return switch (score) {
      case 5 -> t.of("5 分，很满意");
      case 4 -> t.of("4 分，满意");
      case 3 -> t.of("3 分，一般");
      case 2 -> t.of("2 分，不满意");
      default -> t.of("1 分，很不满意");
    };
  }

  /** Whether that was typed and refused. */
  boolean typed(String field) {
    return form.values().containsKey(field);
  }

  /** The answer as everybody may read it. */
  record Published(String title, String path) {}

  boolean asksMore() {
    return request.state() == RequestState.AWAITING_CLARIFICATION;
  }

  /** Something that happened. @param text what was said with it */
  record Step(Event event, String what, @Nullable String text) {}
}
