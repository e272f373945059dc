package org.chengming.search;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A cluster tells the same of its documents, clause by clause. */
abstract class ExplainingResultsInAClusterTests extends ExplainingResultsTests {
  private static ClusterHoldings shared;
  private static ClusterFollower follower;

  @BeforeAll
  static void follow(@Autowired InACluster cluster) throws Exception {
    shared = InACluster.holdings("explaining");
    follower = cluster.follower(shared);
    follower.start();
  }

  @BeforeEach
  void search(@Autowired InACluster cluster) {
    finder = cluster.finder(shared);
    corpus = cluster.corpus(shared);
    holdings = shared;
  }

  @AfterAll
  static void stop() {
    follower.stop();
    shared.close();
  }
}
