package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.requests.Event;
import org.chengming.requests.Letter;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestState;
import org.chengming.web.Form;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * A request as its requester follows it.
 *
 * @param title where it stands, in a sentence
 * @param headline the next day that matters, empty for none
 * @param next what happens next, and what the requester has to do
 * @param letters those written to the requester, the first issued first
 * @param parts the numbers of the others it was split into
 * @param code to be sent again with what the requester does here
 * @param form what was typed into it and refused
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
    String code,
    Form form) {

  /**
   * How it ended.
   *
   * @param outcome in words
   * @param source the article
   * @param relief what is open to whoever does not accept it, empty for nothing
   */
  record Ending(String outcome, String source, String relief) {}

  boolean asksMore() {
    return request.state() == RequestState.AWAITING_CLARIFICATION;
  }

  /** Something that happened. @param text what was said with it */
  record Step(Event event, String what, @Nullable String text) {}
}
