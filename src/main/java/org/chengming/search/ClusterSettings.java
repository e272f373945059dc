package org.chengming.search;

import org.springframework.core.env.Environment;

/**
 * Whether and where a cluster holds the entries: {@code chengming.search.cluster.*}.
 *
 * @param nodes comma-separated addresses; empty where each node keeps an index of its own
 */
record ClusterSettings(String nodes, String username, String password, String alias, int shards) {
  private static final String PREFIX = "chengming.search.cluster.";

  static ClusterSettings of(Environment settings) {
    return new ClusterSettings(
        settings.getProperty(PREFIX + "nodes", "").strip(),
        settings.getProperty(PREFIX + "username", ""),
        settings.getProperty(PREFIX + "password", ""),
        settings.getProperty(PREFIX + "alias", "chengming-documents"),
        settings.getProperty(PREFIX + "shards", Integer.class, 1));
  }

  boolean given() {
    return !nodes.isEmpty();
  }

  Cluster cluster() {
    return new Cluster(Cluster.Address.of(nodes, username, password));
  }

  ClusterIndices indices(Cluster cluster) {
    return new ClusterIndices(cluster, alias, shards);
  }
}
