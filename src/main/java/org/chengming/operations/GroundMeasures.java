package org.chengming.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.chengming.database.DatabaseStanding;
import org.chengming.operations.OperationalMeasure.Limit;
import org.chengming.operations.OperationalMeasure.Unit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is watched of the machine and the database. */
@Configuration(proxyBeanMethods = false)
class GroundMeasures {
  private static final Duration SELDOM = Duration.ofMinutes(1);

  @Bean
  OperationalMeasure diskFree(@Value("${chengming.data}") Path data) {
    return OperationalMeasure.count("disk.free", "数据目录的可用空间", () -> free(data))
        .in(Unit.RATIO)
        .ofEachNode()
        .limited(Limit.atLeast(0.1));
  }

  @Bean
  OperationalMeasure databaseSize(DatabaseStanding database) {
    return OperationalMeasure.count("database.size", "数据库大小", database::bytes)
        .in(Unit.BYTES)
        .every(SELDOM);
  }

  @Bean
  OperationalMeasure databaseWaiting(DatabaseStanding database) {
    return OperationalMeasure.count("database.waiting", "等待数据库连接的线程", database::waiting)
        .ofEachNode()
        .limited(Limit.atMost(20));
  }

  @Bean
  OperationalMeasure replicasUnfit(DatabaseStanding database) {
    return OperationalMeasure.count(
            "replicas.unfit",
            "没有用上的只读副本",
            () -> database.replicas().stream().filter(r -> !r.readFrom()).count())
        .ofEachNode()
        .limited(Limit.atMost(0));
  }

  /** Where none was ever taken, since the installation began. */
  @Bean
  OperationalMeasure backupAge(DatabaseStanding database, Clock clock) {
    return OperationalMeasure.count(
            "backup.age",
            "距上次备份（没有备份过就从安装算起）",
            () -> Duration.between(database.savedUntil(), clock.instant()).toSeconds())
        .in(Unit.SECONDS)
        .every(SELDOM)
        .limited(Limit.atMost(Duration.ofHours(26).toSeconds()));
  }

  private static double free(Path data) {
    try {
      var store = Files.getFileStore(data);
      return (double) store.getUsableSpace() / store.getTotalSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
