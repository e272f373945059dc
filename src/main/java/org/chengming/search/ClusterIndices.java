package org.chengming.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengming.search.Cluster.Patience;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The indices of this installation in a cluster. Searches know only the alias; behind it stands one
 * index, and another may be built beside it, to take its place in one step.
 *
 * @param alias also begins the names of the indices: {@code chengming-documents-v1-7}
 * @param shards of a new index
 */
record ClusterIndices(Cluster cluster, String alias, int shards) {
  /**
   * @param version of the mapping
   * @param number counts up, so what was begun later has the higher one
   */
  record Generation(String name, int version, int number, boolean served) {}

  ClusterIndices {
    if (!alias.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "chengming.search.cluster.alias must be small letters, digits and hyphens, and is: "
              + alias);
    }
  }

  /** All there are, oldest first. */
  List<Generation> all() throws IOException {
    return all(Patience.WRITER);
  }

  private List<Generation> all(Patience patience) throws IOException {
    var pattern = Pattern.compile(Pattern.quote(alias) + "-v(\\d+)-(\\d+)");
    var all = new ArrayList<Generation>();
    var answer = cluster.ask(patience, "GET", "/" + alias + "-v*/_alias", null).ok();
    for (var entry : answer.properties()) {
      var name = pattern.matcher(entry.getKey());
      if (name.matches()) {
        all.add(
            new Generation(
                entry.getKey(),
                Integer.parseInt(name.group(1)),
                Integer.parseInt(name.group(2)),
                entry.getValue().path("aliases").has(alias)));
      }
    }
    all.sort(Comparator.comparingInt(Generation::number));
    return all;
  }

  static Optional<Generation> served(List<Generation> all) {
    return all.stream().filter(Generation::served).findFirst();
  }

  /** The one being built for this mapping: begun after the one that is served. */
  static Optional<Generation> beside(List<Generation> all) {
    var after = served(all).map(Generation::number).orElse(0);
    return all.stream()
        .filter(i -> !i.served() && i.version() == Mapping.VERSION && i.number() > after)
        .reduce((one, later) -> later);
  }

  /** A new empty index; what follows the log finds it and fills it. */
  Generation create() throws IOException {
    var number = all().stream().mapToInt(Generation::number).max().orElse(0) + 1;
    var name = "%s-v%d-%d".formatted(alias, Mapping.VERSION, number);
    var answer = cluster.ask(Patience.WRITER, "PUT", "/" + name, definition());
    if (answer.status() != 400 || !answer.json().toString().contains("already_exists")) {
      answer.ok();
    }
    return new Generation(name, Mapping.VERSION, number, false);
  }

  private ObjectNode definition() throws IOException {
    try (var file = new ClassPathResource("search/cluster-index.json").getInputStream()) {
      var definition = (ObjectNode) JsonMapper.shared().readTree(file);
      ((ObjectNode) definition.path("settings").path("index")).put("number_of_shards", shards);
      return definition;
    }
  }

  /** Lets searches see {@code next} in the place of {@code before}, with no moment between. */
  void serve(Generation next, @Nullable Generation before) throws IOException {
    var actions = new ArrayList<Object>();
    if (before != null) {
      actions.add(Map.of("remove", Map.of("index", before.name(), "alias", alias)));
    }
    actions.add(Map.of("add", Map.of("index", next.name(), "alias", alias)));
    cluster.ask(Patience.WRITER, "POST", "/_aliases", Map.of("actions", actions)).ok();
  }

  void delete(Generation index) throws IOException {
    var answer = cluster.ask(Patience.WRITER, "DELETE", "/" + index.name(), null);
    if (!answer.missing()) {
      answer.ok();
    }
  }

  /** How far the index that is being built is; empty when none is. */
  Optional<ClusterIndex.Place> building() throws IOException {
    var beside = beside(all(Patience.READER));
    return beside.isEmpty() ? Optional.empty() : Optional.of(place(beside.get().name()));
  }

  /**
   * @param index a name or the alias
   */
  ClusterIndex.Place place(String index) throws IOException {
    var answer = cluster.ask(Patience.READER, "GET", "/" + index + "/_doc/cursor", null);
    return ClusterIndex.Place.of(answer.missing() ? answer.json() : answer.ok());
  }
}
