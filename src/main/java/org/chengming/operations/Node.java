package org.chengming.operations;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** This process among those of the installation. */
@Component
class Node {
  private final String name;
  private final Instant startedAt;

  Node(OperationsSettings settings, Clock clock) {
    this.name = settings.node().isBlank() ? hostName() : settings.node();
    this.startedAt = clock.instant();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "node";
    }
  }

  String name() {
    return name;
  }

  Instant startedAt() {
    return startedAt;
  }
}
