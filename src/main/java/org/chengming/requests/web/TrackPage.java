package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.requests.Event;
import org.chengming.requests.RequestCase;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * A request as its requester follows it.
 *
 * @param title where it stands, in a sentence
 * @param headline the next day that matters, empty for none
 * @param next what happens next, and what the requester has to do
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
    @Nullable LocalDate ahead) {

  /** Something that happened. @param text what was said with it */
  record Step(Event event, String what, @Nullable String text) {}
}
