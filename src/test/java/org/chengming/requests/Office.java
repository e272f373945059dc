package org.chengming.requests;

import org.chengming.actors.Actor;

/** An office in which somebody drafts and the head agrees. */
record Office(Proposals proposals, Actor head) {
  /** The act happens, as drafted by that officer. */
  void act(Actor officer, RequestNumber number, Draft draft) {
    proposals.propose(officer, number, draft);
    proposals.approve(head, number);
  }
}
