package org.chengming.search;

import java.nio.file.Path;
import org.chengming.database.Announcements;
import org.chengming.database.OneNode;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.PublicDocuments;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where the entries stand: in an index on this node, or in a cluster where a setting names one. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
  @Bean
  Holdings holdings(Environment environment, @Value("${chengming.data}") Path data) {
    var settings = ClusterSettings.of(environment);
    return settings.given()
        ? new ClusterHoldings(settings.indices(settings.cluster()))
        : new Index(data.resolve("index"), true);
  }

  @Bean
  Following following(
      Holdings holdings,
      ChangeLog changes,
      PublicDocuments documents,
      Entries entries,
      Announcements announcements,
      OneNode.Duties duties) {
    return holdings instanceof ClusterHoldings cluster
        ? new ClusterFollower(
            new Replay.Source(changes, documents, entries),
            cluster.indices(),
            duties,
            announcements)
        : new Follower(changes, documents, entries, (Index) holdings, announcements);
  }
}
