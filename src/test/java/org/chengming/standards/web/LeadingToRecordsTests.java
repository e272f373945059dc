package org.chengming.standards.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.registers.Registers;
import org.chengming.testing.Given;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class LeadingToRecordsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired RegisterPaths paths;

  /** Fees say who collects them, and are not told apart by it: the list refuses to be asked. */
  @Test
  void every_register_opens_where_an_item_of_a_body_leads_to_it() throws Exception {
    var body = given.body();
    var reader = new Reader(port);
    for (var register : registers.all()) {
      var path = paths.of(register.name(), body);
      assertThat(reader.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(paths.of("department-budgets", body)).contains("?body=");
    assertThat(paths.of("fee-catalogue", body)).isEqualTo("/registers/fee-catalogue");
    assertThat(paths.of("bodies", body)).isEqualTo("/bodies/" + body.code());
  }
}
