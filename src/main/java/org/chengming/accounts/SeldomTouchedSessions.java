package org.chengming.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.dao.DataAccessException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions of which the time of their last use is written once a minute and not with every page, so
 * that reading at the desk writes nothing; and where that time cannot be written, because a disk is
 * full, the page is shown all the same. A session so ends up to a minute before it would have.
 */
final class SeldomTouchedSessions<S extends Session>
    implements SessionRepository<SeldomTouchedSessions.Touched<S>> {
  private static final Logger log = LoggerFactory.getLogger(SeldomTouchedSessions.class);
  static final Duration EVERY = Duration.ofMinutes(1);

  private final SessionRepository<S> kept;

  SeldomTouchedSessions(SessionRepository<S> kept) {
    this.kept = kept;
  }

  @Override
  public Touched<S> createSession() {
    var session = new Touched<>(kept.createSession());
    session.altered = true;
    return session;
  }

  @Override
  public @Nullable Touched<S> findById(String id) {
    var found = kept.findById(id);
    return found == null ? null : new Touched<>(found);
  }

  @Override
  public void save(Touched<S> session) {
    try {
      kept.save(session.kept);
      session.altered = false;
    } catch (DataAccessException e) {
      if (session.altered) {
        throw e;
      }
      log.warn("That a session is in use could not be written: {}", e.toString());
    }
  }

  @Override
  public void deleteById(String id) {
    kept.deleteById(id);
  }

  /** A session for the time of one request. */
  static final class Touched<S extends Session> implements Session {
    private final S kept;
    private boolean altered;

    private Touched(S kept) {
      this.kept = kept;
    }

    @Override
    public String getId() {
      return kept.getId();
    }

    @Override
    public String changeSessionId() {
      altered = true;
      return kept.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
      return kept.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
      return kept.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
      altered = true;
      kept.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      altered = true;
      kept.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
      return kept.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
      if (Duration.between(kept.getLastAccessedTime(), time).abs().compareTo(EVERY) >= 0) {
        kept.setLastAccessedTime(time);
      }
    }

    @Override
    public Instant getLastAccessedTime() {
      return kept.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      altered = true;
      kept.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return kept.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return kept.isExpired();
    }
  }

  /** Puts them where the sessions of the desk are asked for. */
  @Component
  static final class InPlace implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof SessionRepository<?> repository
          ? new SeldomTouchedSessions<>(repository)
          : bean;
    }
  }
}
