package org.chengming.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells every node what a transaction changed, when and only when it commits: this node before the
 * commit returns to whoever asked for it, the others by NOTIFY within milliseconds. What is
 * announced is a hint to look again; nothing depends on an announcement alone.
 */
@Component
public class Announcements {
  static final String CHANNEL = "changed";

  /** PostgreSQL takes less than 8,000 bytes a notification. */
  private static final int LONGEST = 7_900;

  /** Hears what was announced on any node. */
  public interface Hearer {
    /**
     * @param topics what has changed, e.g. {@code bodies} or {@code document 12}
     */
    void heard(Collection<String> topics);

    /**
     * Whether announcements of other nodes arrive. After a time in which they did not, any may have
     * been missed.
     */
    void hearing(boolean now);
  }

  private final DSLContext db;
  private final List<Hearer> hearers;
  private final Replicas replicas;
  private final Map<String, List<Runnable>> followers = new ConcurrentHashMap<>();

  Announcements(DSLContext db, List<Hearer> hearers, Replicas replicas) {
    this.db = db;
    this.hearers = hearers;
    this.replicas = replicas;
  }

  /** Announces at the end of the running transaction, or at once where there is none. */
  public void announce(Collection<String> topics) {
    var told = Set.copyOf(topics);
    for (var payload : payloads(told)) {
      db.select(DSL.field("pg_notify({0}, {1})", DSL.inline(CHANNEL), DSL.val(payload))).execute();
    }
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      heard(told);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            heard(told);
          }
        });
  }

  /**
   * Has something done whenever a topic is announced, on whatever node, before any hearer hears.
   */
  public void follow(String topic, Runnable then) {
    followers.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(then);
  }

  /**
   * Says that this node has seen a change in the database before it was told of it. Reads that a
   * replica may answer see it from now on.
   */
  public void seen() {
    replicas.raise();
  }

  void heard(Collection<String> topics) {
    replicas.raise();
    topics.forEach(topic -> followers.getOrDefault(topic, List.of()).forEach(Runnable::run));
    hearers.forEach(hearer -> hearer.heard(topics));
  }

  void hearing(boolean now) {
    replicas.hearing(now);
    hearers.forEach(hearer -> hearer.hearing(now));
  }

  static List<String> payloads(Collection<String> topics) {
    var payloads = new ArrayList<String>();
    var payload = new StringBuilder();
    for (var topic : topics) {
      if (payload.length() + topic.length() >= LONGEST) {
        payloads.add(payload.toString());
        payload.setLength(0);
      }
      payload.append(payload.isEmpty() ? "" : ",").append(topic);
    }
    payloads.add(payload.toString());
    return payloads;
  }
}
