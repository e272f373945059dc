package org.chengming.search;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

abstract class FindingAttachmentsInAClusterTests extends FindingAttachmentsTests {
  private static ClusterHoldings holdings;
  private static ClusterFollower follower;

  @BeforeAll
  static void follow(@Autowired InACluster cluster) throws Exception {
    holdings = InACluster.holdings("attachments");
    follower = cluster.follower(holdings);
    follower.start();
  }

  @BeforeEach
  void search(@Autowired InACluster cluster) {
    finder = cluster.finder(holdings);
  }

  @AfterAll
  static void stop() {
    follower.stop();
    holdings.close();
  }
}
