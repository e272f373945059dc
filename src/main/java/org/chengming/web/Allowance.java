package org.chengming.web;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How much each caller may still ask of each quota, counted over all nodes. A node takes a
 * twentieth of a minute from the database at a time and answers from memory until that is used up,
 * so a busy caller costs one statement in many requests, and all nodes together let through at most
 * a twentieth a node too much. Without a database every node counts by itself.
 */
@Component
class Allowance {
  private static final Logger log = LoggerFactory.getLogger(Allowance.class);
  private static final int MOST_CALLERS = 50_000;
  private static final int BATCHES = 20;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long AWAY = Duration.ofSeconds(10).toMillis();

  /** Going through all of them with every request would be work that a flood makes us do. */
  private static final long CLEARING = Duration.ofSeconds(1).toMillis();

  private static final long LONGEST_REFUSAL = Duration.ofSeconds(1).toMillis();

  private final Clock clock;
  private final CallerTable table;
  private final Quotas quotas;
  private final ConcurrentHashMap<String, Caller> callers = new ConcurrentHashMap<>();
  private volatile long askAgain;
  private volatile long cleared;

  Allowance(Clock clock, CallerTable table, Quotas quotas) {
    this.clock = clock;
    this.table = table;
    this.quotas = quotas;
  }

  /** One caller as this node knows it. */
  private static final class Caller {
    private int leased;
    private long leasedUntil;
    private long refusedUntil;
    private double elsewhere;
    private double own;
    private volatile long seen;

    Caller(int perMinute, long now) {
      this.own = perMinute;
      this.seen = now;
    }
  }

  /** What is left after this request; negative when it may not pass. */
  double take(Quota quota, String who) {
    var caller = quota + " " + who;
    var perMinute = quotas.perMinute(quota);
    var now = clock.millis();
    if (callers.size() > MOST_CALLERS && now - cleared > CLEARING) {
      cleared = now;
      callers.values().removeIf(c -> now - c.seen > MINUTE);
    }
    var known = callers.computeIfAbsent(caller, c -> new Caller(perMinute, now));
    synchronized (known) {
      var grown = Math.max(0, now - known.seen) * perMinute / (double) MINUTE;
      known.own = Math.min(perMinute, known.own + grown);
      known.seen = now;
      return now < askAgain ? alone(known) : together(caller, known, perMinute, now);
    }
  }

  /** Whether nothing is left of it at this node; takes nothing. */
  boolean spent(Quota quota, String who) {
    var known = callers.get(quota + " " + who);
    if (known == null) {
      return false;
    }
    synchronized (known) {
      var perMinute = quotas.perMinute(quota);
      var grown = Math.max(0, clock.millis() - known.seen) * perMinute / (double) MINUTE;
      return known.own + grown < 1;
    }
  }

  private double together(String name, Caller caller, int perMinute, long now) {
    var batch = Math.max(1, perMinute / BATCHES);
    if (caller.leased == 0 || now >= caller.leasedUntil) {
      if (now < caller.refusedUntil) {
        return -1;
      }
      try {
        var grant = table.take(name, perMinute, batch);
        caller.leased = grant.requests();
        caller.leasedUntil = now + MINUTE;
        caller.elsewhere = grant.left();
      } catch (RuntimeException e) {
        askAgain = now + AWAY;
        log.warn("Callers are counted by this node alone for now: {}", e.getMessage());
        return alone(caller);
      }
      if (caller.leased == 0) {
        caller.refusedUntil = now + Math.min(LONGEST_REFUSAL, MINUTE * batch / perMinute);
        return -1;
      }
    }
    caller.leased--;
    caller.own = Math.max(0, caller.own - 1);
    return caller.elsewhere + caller.leased;
  }

  private static double alone(Caller caller) {
    if (caller.own < 1) {
      return caller.own - 1;
    }
    return --caller.own;
  }
}
