package org.chengming;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
  @Test
  void modules_use_only_what_they_declare() {
    ApplicationModules.of(Chengming.class).verify();
  }
}
