package org.chengming.search;

import java.io.IOException;
import java.time.Clock;
import org.chengming.catalogue.Catalogue;
import org.chengming.database.Announcements;
import org.chengming.database.OneNode;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.PublicDocuments;
import org.chengming.testing.OpenSearchCluster;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Makes what searches in the real cluster of the tests, beside the index of the server. */
@Component
class InACluster {
  private final DSLContext db;
  private final Announcements announcements;
  private final ChangeLog changes;
  private final PublicDocuments documents;
  private final Entries entries;
  private final OneNode.Duties duties;
  private final Organisations organisations;
  private final Catalogue catalogue;
  private final Wordings wordings;
  private final Meaning meaning;
  private final Clock clock;

  InACluster(
      DSLContext db,
      Announcements announcements,
      ChangeLog changes,
      PublicDocuments documents,
      Entries entries,
      OneNode.Duties duties,
      Organisations organisations,
      Catalogue catalogue,
      Wordings wordings,
      Meaning meaning,
      Clock clock) {
    this.db = db;
    this.announcements = announcements;
    this.changes = changes;
    this.documents = documents;
    this.entries = entries;
    this.duties = duties;
    this.organisations = organisations;
    this.catalogue = catalogue;
    this.wordings = wordings;
    this.meaning = meaning;
    this.clock = clock;
  }

  /**
   * @param alias of its own, so that tests do not meet
   */
  static ClusterHoldings holdings(String alias) throws IOException, InterruptedException {
    var nodes = OpenSearchCluster.shared().nodes();
    var cluster = new Cluster(Cluster.Address.of(nodes, "", ""));
    return new ClusterHoldings(new ClusterIndices(cluster, alias, 1));
  }

  ClusterFollower follower(ClusterHoldings holdings) {
    var source = new Replay.Source(changes, documents, entries);
    return new ClusterFollower(source, holdings.indices(), duties, announcements);
  }

  Finder finder(Holdings holdings) {
    return new Finder(holdings, organisations, catalogue, wordings, meaning, clock);
  }

  Corpus corpus(Holdings holdings) {
    return new Corpus(db, announcements, changes, holdings);
  }
}
