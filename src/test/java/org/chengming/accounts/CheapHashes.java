package org.chengming.accounts;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Passwords of tests guard nothing, and are hashed several thousand times. */
@TestConfiguration(proxyBeanMethods = false)
public class CheapHashes {
  @Bean
  HashCost hashCost() {
    return new HashCost(64, 1);
  }
}
