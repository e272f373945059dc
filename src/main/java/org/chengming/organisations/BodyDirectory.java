package org.chengming.organisations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.chengming.web.Missing;
import org.chengming.web.Refused;

/**
 * All public bodies in memory, immutable, so that a lookup costs nothing. Get a new one for each
 * piece of work.
 */
public final class BodyDirectory {
  private final long revision;
  private final List<Body> all;
  private final Map<Long, Integer> positions = new HashMap<>();
  private final Map<String, Body> byCode = new HashMap<>();
  private final Map<String, Body> byName = new HashMap<>();
  private final Map<Long, List<Body>> children = new HashMap<>();
  private final List<Succession> successions;
  private final Map<Long, Long> heirs;
  private final BodyNames names;

  /**
   * @param tree each body followed by its whole subtree
   * @param heirs who took over the whole of a body by today
   */
  BodyDirectory(
      long revision, List<Body> tree, List<Succession> successions, Map<Long, Long> heirs) {
    this.revision = revision;
    this.all = List.copyOf(tree);
    this.successions = List.copyOf(successions);
    this.heirs = Map.copyOf(heirs);
    this.names = new BodyNames(all);
    for (int i = 0; i < all.size(); i++) {
      var body = all.get(i);
      positions.put(body.id(), i);
      byCode.put(body.code(), body);
      byName.merge(body.name(), body, BodyDirectory::current);
      children
          .computeIfAbsent(body.parentId() == null ? 0L : body.parentId(), p -> new ArrayList<>())
          .add(body);
    }
    children.replaceAll((id, list) -> List.copyOf(list));
  }

  /** Rises with every change; good for an ETag. */
  public long revision() {
    return revision;
  }

  /**
   * @throws Missing when no body has the id
   */
  public Body get(long id) {
    return find(id).orElseThrow(() -> new Missing("Body " + id));
  }

  public Optional<Body> find(long id) {
    return Optional.ofNullable(positions.get(id)).map(all::get);
  }

  public Optional<Body> byCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** By full name; of several with one name, the one that still stands. */
  public Optional<Body> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The one body that a person typed into a form, by its full or short name, its code, organisation
   * code or USCC.
   *
   * @param field that it was typed into
   * @param among those it may be, usually those that stand and the person may name
   * @throws Refused with a sentence that names the nearest, when none or several are called so
   */
  public Body exactly(String field, String typed, Predicate<Body> among) {
    return names.exactly(field, typed, among);
  }

  /**
   * The same, or the only one that has in its name what was typed; where a person only looks.
   *
   * @throws Refused as {@link #exactly}
   */
  public Body nearest(String field, String typed, Predicate<Body> among) {
    return names.nearest(field, typed, among);
  }

  /** Those with what was typed in a name or code, the nearest first; none where nothing was. */
  public List<Body> like(String typed, Predicate<Body> among, int most) {
    return names.like(typed, among, most);
  }

  /** How a form names the body, so that it is found by that: its code besides a name of several. */
  public String written(Body body) {
    return names.written(body);
  }

  public List<Body> children(long id) {
    return children.getOrDefault(id, List.of());
  }

  public List<Body> roots() {
    return children(0);
  }

  /** Every body, each followed by its subtree; ended and outside ones too. */
  public List<Body> all() {
    return all;
  }

  /** The body and all bodies under it, itself first. */
  public List<Body> subtree(long id) {
    var from = positions.get(id);
    if (from == null) {
      throw new Missing("Body " + id);
    }
    int to = from + 1;
    var path = all.get(from).path();
    while (to < all.size() && all.get(to).path().startsWith(path)) {
      to++;
    }
    return all.subList(from, to);
  }

  /** From the root down to the body itself. */
  public List<Body> lineage(long id) {
    var line = new ArrayList<Body>();
    for (var step : get(id).path().split("\\.")) {
      line.add(get(Long.parseLong(step)));
    }
    return line;
  }

  /** What followed this body. */
  public List<Succession> successors(long id) {
    return successions.stream().filter(s -> s.predecessorId() == id).toList();
  }

  /** What this body followed. */
  public List<Succession> predecessors(long id) {
    return successions.stream().filter(s -> s.successorId() == id).toList();
  }

  /**
   * The body that acts today in place of this one: itself, unless it was renamed or merged. Staff
   * and roles go with it.
   */
  public Body heir(long id) {
    var heir = heirs.get(id);
    return heir == null ? get(id) : heir(heir);
  }

  private static Body current(Body one, Body other) {
    return one.endedOn() != null && other.endedOn() == null ? other : one;
  }
}
