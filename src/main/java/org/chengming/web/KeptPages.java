package org.chengming.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.chengming.database.Announcements;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.View;

/**
 * Answers that are the same for everyone, kept as the bytes that went out. One is used again only
 * while no topic it is about has changed; a topic nobody is about in particular (bodies, terms,
 * working days) is what every page shows. The moment the making began is what counts, so a change
 * that comes while a page is being made is never lost.
 */
@Component
public class KeptPages implements Announcements.Hearer {
  /** The topic of everything that lists documents. */
  public static final String LISTS = "lists";

  private static final String DOCUMENT = "document ";
  private static final int TOPICS = 100_000;

  /**
   * What the answer depends on besides its topics.
   *
   * @param target path and query
   * @param form the reader's language, size of type, whether the bytes are compressed, and whether
   *     they were asked for over HTTPS, which answers are told to stay with
   */
  record Key(String target, int form) {}

  private final Cache<Key, KeptPage> pages;
  private final Clock clock;
  private final AtomicLong time = new AtomicLong();
  private final ConcurrentHashMap<String, Long> changed = new ConcurrentHashMap<>();
  private volatile long floor;
  private volatile boolean hearing;

  KeptPages(Clock clock, @Value("${chengming.kept-pages:64MB}") DataSize room) {
    this.clock = clock;
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(room.toBytes())
            .weigher((Key key, KeptPage page) -> page.weight() + 2 * key.target().length())
            .build();
  }

  /** The topic of one document: its text, its attachments and what it is tied to. */
  public static String document(long id) {
    return DOCUMENT + id;
  }

  /**
   * The view, kept until a topic changes.
   *
   * @param topics all that the answer shows besides bodies, terms and working days
   */
  public static View about(Set<String> topics, View view) {
    return (model, request, response) -> {
      about(topics, request);
      view.render(model, request, response);
    };
  }

  static void about(Set<String> topics, HttpServletRequest request) {
    if (request.getAttribute(Making.NAME) instanceof Making making) {
      making.about(topics);
    }
  }

  @Override
  public void heard(Collection<String> topics) {
    if (changed.size() > TOPICS || !topics.stream().allMatch(KeptPages::particular)) {
      forgetAll();
      return;
    }
    var now = time.incrementAndGet();
    topics.forEach(topic -> changed.merge(topic, now, Math::max));
  }

  @Override
  public void hearing(boolean now) {
    forgetAll();
    hearing = now;
  }

  private static boolean particular(String topic) {
    return topic.startsWith(DOCUMENT) || topic.equals(LISTS);
  }

  private void forgetAll() {
    floor = time.incrementAndGet();
    changed.clear();
  }

  /** To be asked before anything is read for the answer. */
  Making begin() {
    return new Making(time.get(), today());
  }

  @Nullable KeptPage find(Key key) {
    var page = pages.getIfPresent(key);
    if (page == null || good(page.making())) {
      return page;
    }
    pages.asMap().remove(key, page);
    return null;
  }

  void keep(Key key, KeptPage page) {
    if (good(page.making())) {
      pages.put(key, page);
    }
  }

  private boolean good(Making making) {
    if (!hearing || making.began() < floor || making.day() != today()) {
      return false;
    }
    for (var topic : making.topics()) {
      var at = changed.get(topic);
      if (at != null && at > making.began()) {
        return false;
      }
    }
    return true;
  }

  private long today() {
    return LocalDate.now(clock).toEpochDay();
  }
}
