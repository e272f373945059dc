package org.chengming.reliability;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Somebody who does the same thing again and again whatever happens, and remembers what was
 * acknowledged and how often it was not.
 */
final class Persistent<T> implements Runnable {
  /** One try; throws where it was refused or not answered. */
  interface Act<T> {
    T once(int number) throws Exception;
  }

  private final Supplier<Act<T>> begin;
  private final List<T> acknowledged = new CopyOnWriteArrayList<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;
  private final Thread thread;

  /**
   * @param begin signs in, or whatever comes first; done again after every refusal
   */
  private Persistent(Supplier<Act<T>> begin) {
    this.begin = begin;
    this.thread = Thread.ofVirtual().unstarted(this);
  }

  static <T> Persistent<T> doing(Supplier<Act<T>> begin) {
    var persistent = new Persistent<>(begin);
    persistent.thread.start();
    return persistent;
  }

  @Override
  public void run() {
    Act<T> act = null;
    for (int number = 0; !stopping; number++) {
      try {
        act = act == null ? begin.get() : act;
        acknowledged.add(act.once(number));
      } catch (Exception | AssertionError e) {
        act = null;
        refusals.add(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<T> acknowledged() {
    return acknowledged;
  }

  List<String> refusals() {
    return refusals;
  }

  List<T> stop() throws InterruptedException {
    stopping = true;
    thread.join();
    return acknowledged;
  }
}
