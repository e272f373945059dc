package org.chengming.search;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chengming.database.Announcements;
import org.chengming.database.OneNode;
import org.chengming.search.ClusterIndices.Generation;
import org.chengming.web.KeptPages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index in the cluster level with what is public: on one node of all, whichever holds the
 * lock. Where the mapping is new, the cursor strange, or an operator has begun another index, it
 * fills that one beside the one that is searched, keeps both level, and then puts it in its place.
 */
final class ClusterFollower extends Following {
  private static final Logger log = LoggerFactory.getLogger(ClusterFollower.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration SETBACK = Duration.ofSeconds(1);
  private static final Duration ORDERS = Duration.ofSeconds(2);
  private static final Duration TOLD = Duration.ofSeconds(1);

  /** Searches that had begun in the index before have ended by then. */
  private static final Duration RETIRED = Duration.ofSeconds(20);

  private final Replay.Source source;
  private final ClusterIndices indices;
  private final OneNode writer;

  private volatile @Nullable String trouble;
  private volatile boolean writing;
  private @Nullable Target served;
  private @Nullable Target building;
  private long askedAt = System.nanoTime();
  private long toldAt = System.nanoTime();
  private long switchedAt = System.nanoTime();

  /** An index and what fills it; the served one is not filled while its cursor is strange. */
  private record Target(Generation named, ClusterIndex index, @Nullable Replay replay) {}

  ClusterFollower(
      Replay.Source source,
      ClusterIndices indices,
      OneNode.Duties duties,
      Announcements announcements) {
    super("cluster-follower", Duration.ofSeconds(20));
    announcements.follow(KeptPages.LISTS, this::wake);
    this.source = source;
    this.indices = indices;
    this.writer = duties.named("search-" + indices.alias());
  }

  @Override
  @Nullable String trouble() {
    return trouble;
  }

  @Override
  Map<String, Object> details() {
    return Map.of("writes", writing);
  }

  @Override
  protected void work() {
    Lexicon.warm();
    while (!stopping()) {
      try {
        if (step() < Replay.BATCH) {
          pause(LOOK);
        }
        trouble = null;
      } catch (Exception e) {
        setBack(e);
      }
    }
    leave();
  }

  /** Takes over the next changes, if this is the node to do so; how many there were. */
  int step() throws IOException, SQLException {
    if (!writer.isThis()) {
      forget();
      rest(SETBACK);
      return 0;
    }
    if (served == null || ordered()) {
      open();
    }
    var now = served;
    if (now == null) {
      leave();
      rest(SETBACK);
      return 0;
    }
    var applied = now.replay() == null ? 0 : now.replay().next();
    return Math.max(applied, build(now));
  }

  /** Everything at once, for tests. */
  void catchUp() throws IOException, SQLException {
    while (step() > 0 || building != null) {}
    if (served != null && served.replay() != null) {
      served.replay().show(true);
    }
  }

  private void setBack(Exception e) {
    if (trouble == null) {
      log.warn("The index in the cluster cannot be followed; tried again every second", e);
    }
    trouble = e.toString();
    leave();
    rest(SETBACK);
  }

  /** Lets another node try. */
  void leave() {
    forget();
    writer.close();
  }

  private void forget() {
    writing = false;
    served = null;
    building = null;
  }

  /** Whether an index was begun that this node knows nothing of, e.g. by an operator. */
  private boolean ordered() throws IOException {
    if (building != null || System.nanoTime() - askedAt < ORDERS.toNanos()) {
      return false;
    }
    askedAt = System.nanoTime();
    var all = indices.all();
    if (System.nanoTime() - switchedAt > RETIRED.toNanos()) {
      drop(all);
    }
    return ClusterIndices.beside(all).isPresent();
  }

  private void open() throws IOException {
    var all = indices.all();
    var found = ClusterIndices.served(all).orElse(null);
    var beside = ClusterIndices.beside(all).orElse(null);
    if (found != null && found.version() > Mapping.VERSION) {
      log.info("{} is of a newer mapping than this node's, which only reads it", found.name());
      return;
    }
    if (found == null) {
      found = beside == null ? indices.create() : beside;
      beside = null;
      indices.serve(found, null);
    }
    var index = ClusterIndex.take(indices.cluster(), found.name());
    var sound = source.changes().knows(index.reached());
    if (beside == null && (!sound || found.version() != Mapping.VERSION)) {
      beside = indices.create();
    }
    served = new Target(found, index, sound ? new Replay(source, index) : null);
    building = beside == null ? null : beside(beside);
    writing = true;
    if (building != null) {
      log.info("{} is built beside {}", building.named().name(), found.name());
    }
  }

  private Target beside(Generation named) throws IOException {
    var index = ClusterIndex.take(indices.cluster(), named.name());
    if (!source.changes().knows(index.reached())) {
      indices.delete(named);
      return beside(indices.create());
    }
    return new Target(named, index, new Replay(source, index));
  }

  /** What is neither searched nor built, and not of a later version of this software. */
  private void drop(List<Generation> all) throws IOException {
    var last = ClusterIndices.served(all).map(Generation::number).orElse(0);
    for (var index : all) {
      if (!index.served() && index.number() < last && index.version() <= Mapping.VERSION) {
        log.info("{} is no longer searched and is dropped", index.name());
        indices.delete(index);
      }
    }
  }

  private int build(Target now) throws IOException {
    var next = building;
    if (next == null || next.replay() == null) {
      return 0;
    }
    var applied = next.replay().next();
    if (applied > 0) {
      tell(next.index());
      return applied;
    }
    next.replay().show(true);
    next.index().refresh();
    indices.serve(next.named(), now.named());
    log.info("{} is searched from now on, {} no longer", next.named().name(), now.named().name());
    served = next;
    building = null;
    switchedAt = System.nanoTime();
    return 0;
  }

  private void tell(ClusterIndex index) throws IOException {
    if (System.nanoTime() - toldAt < TOLD.toNanos()) {
      return;
    }
    var all = source.changes().count();
    var done = all - source.changes().waiting(index.reached());
    index.tell(done, all);
    log.info("Building the index: {}", Reindexing.bar(done, all));
    toldAt = System.nanoTime();
  }
}
