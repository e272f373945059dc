package org.chengming.search;

import java.time.Duration;
import java.util.Map;
import org.chengming.database.Worker;
import org.jspecify.annotations.Nullable;

/** Keeps what can be searched level with what is public. */
abstract class Following extends Worker {
  Following(String name, Duration patience) {
    super(name, patience);
  }

  /** What keeps it from following, null when nothing does. */
  abstract @Nullable String trouble();

  /** More for operators, for {@code /actuator/health}. */
  Map<String, Object> details() {
    return Map.of();
  }
}
