package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The address of a replica … */
class ReplicaAddressTests {
  @Test
  void takes_from_the_primary_what_it_does_not_say() {
    assertThat(new ReplicaAddress("10.0.0.2:5433").jdbc("jdbc:postgresql://db:5432/province"))
        .isEqualTo("jdbc:postgresql://10.0.0.2:5433/province");
    assertThat(new ReplicaAddress("standby").jdbc("jdbc:postgresql://db/province?sslmode=require"))
        .isEqualTo("jdbc:postgresql://standby/province?sslmode=require");
    assertThat(
            new ReplicaAddress("[fd00::2]:5432")
                .jdbc("jdbc:postgresql://a,b/province?targetServerType=primary&sslmode=require"))
        .isEqualTo("jdbc:postgresql://[fd00::2]:5432/province?sslmode=require");
  }

  @Test
  void of_its_own_stands_and_is_named_without_its_password() {
    var address = new ReplicaAddress(" jdbc:postgresql://standby:5433/province?password=geheim ");
    assertThat(address.jdbc("jdbc:postgresql://db/other"))
        .isEqualTo("jdbc:postgresql://standby:5433/province?password=geheim");
    assertThat(address.name()).isEqualTo("standby:5433");
  }

  @Test
  void that_is_none_is_refused() {
    assertThatThrownBy(() -> new ReplicaAddress("http://standby"))
        .hasMessageContaining("http://standby");
    assertThatThrownBy(() -> new ReplicaAddress("")).hasMessageContaining("host:port");
    assertThatThrownBy(() -> new ReplicaAddress("standby").jdbc("jdbc:postgresql:province"))
        .hasMessageContaining("standby");
  }
}
