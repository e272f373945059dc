package org.chengming.web;

import java.util.Set;
import org.chengming.database.Announcements;
import org.springframework.stereotype.Component;

/** How far the making of the demo province has come; pages say so while it goes on. */
@Component
public class DemoProgress implements PublicRevision {
  private static final int NONE = -1;

  private final Announcements announcements;
  private volatile int documents = NONE;

  DemoProgress(Announcements announcements) {
    this.announcements = announcements;
  }

  /** It goes on, and so many documents are there. */
  public void reached(int now) {
    set(now);
  }

  public void ended() {
    set(NONE);
  }

  /** Every page says it, so no kept one is good any more. */
  private void set(int now) {
    if (documents != now) {
      documents = now;
      announcements.announce(Set.of("demo"));
    }
  }

  /** The documents that are there while it goes on; negative when it does not. */
  int documents() {
    return documents;
  }

  @Override
  public String current() {
    return Integer.toString(documents);
  }
}
