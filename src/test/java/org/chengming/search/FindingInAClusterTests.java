package org.chengming.search;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds for an index on the node holds for one in a cluster. */
abstract class FindingInAClusterTests extends FindingTests {
  private static ClusterHoldings holdings;
  private static ClusterFollower follower;

  @BeforeAll
  static void follow(@Autowired InACluster cluster) throws Exception {
    holdings = InACluster.holdings("finding");
    follower = cluster.follower(holdings);
    follower.start();
  }

  @BeforeEach
  void search(@Autowired InACluster cluster) {
    finder = cluster.finder(holdings);
    corpus = cluster.corpus(holdings);
  }

  /** Each takes some twenty requests. */
  @Override
  List<String> tried(List<String> hostile) {
    return IntStream.range(0, hostile.size())
        .filter(i -> i < 26 || i % 50 == 0)
        .mapToObj(hostile::get)
        .toList();
  }

  @AfterAll
  static void stop() {
    follower.stop();
    holdings.close();
  }
}
