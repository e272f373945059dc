package org.chengming.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Between being told to stop and taking no more connections, a node answers as ever for a while,
 * with its readiness down, so that a balancer that asks has looked away before.
 */
@Component
class Draining {
  private final Duration drain;
  private volatile boolean leaving;

  Draining(@Value("${chengming.drain:0s}") Duration drain) {
    this.drain = drain;
  }

  /** Comes after readiness went down and before anything is stopped. */
  @EventListener
  void closed(ContextClosedEvent event) {
    if (event.getApplicationContext().getParent() == null) {
      LockSupport.parkNanos(drain.toNanos());
      leaving = true;
    }
  }

  /**
   * Whether this node takes itself apart. What a request that is still under way misses then is no
   * fault, nothing of it was written, and it may be sent again to whoever answers next.
   */
  boolean leaving() {
    return leaving;
  }
}
