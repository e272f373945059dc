package org.chengming.search;

import org.chengming.testing.OpenSearchCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/**
 * All that needs a cluster, as one class and so in one process: each process would start three
 * nodes of its own, which costs more than most of these tests. One alone: {@code
 * -Dtest='ClusterTests$TheSameAnswers'}.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ClusterTests {
  @Nested
  class TheSameAnswers extends TheSameAnswersTests {}

  @Nested
  class Finding extends FindingInAClusterTests {}

  @Nested
  class FindingAttachments extends FindingAttachmentsInAClusterTests {}

  @Nested
  class ExplainingResults extends ExplainingResultsInAClusterTests {}

  @Nested
  class TheSite extends TheSiteOnAClusterTests {}

  /** Last: it kills a node. */
  @Nested
  @Order(Integer.MAX_VALUE)
  class Following extends FollowingInAClusterTests {}

  @AfterAll
  static void stop() {
    OpenSearchCluster.stop();
  }
}
