package org.chengming.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.testing.Browser;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class VisitingTheSiteTests {
  @LocalServerPort int port;

  @Test
  void the_home_page_serves_phone_and_desktop() {
    try (var phone = Browser.phone("http://localhost:" + port); var desktop = Browser.desktop("http://localhost:" + port)) {
      assertThat(phone.open("/").text()).contains("查公开的，要没公开的");
      assertThat(desktop.open("/").text()).contains("查公开的，要没公开的");
    }
  }
}
