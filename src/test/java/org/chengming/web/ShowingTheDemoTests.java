package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.CurrentActor;
import org.chengming.testing.ServerTest;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

@ServerTest
class ShowingTheDemoTests {
  private static final CurrentActor NOBODY =
      new CurrentActor() {
        @Override
        public Optional<Actor> get() {
          return Optional.empty();
        }

        @Override
        public String bodyName() {
          return "";
        }
      };

  @Autowired DemoProgress progress;
  @Autowired KeptPages kept;

  @AfterEach
  void end() {
    progress.ended();
  }

  @Test
  void pages_say_how_many_documents_there_are_only_while_they_are_being_made() {
    assertThat(documents()).isNegative();
    progress.reached(250);
    assertThat(documents()).isEqualTo(250);
    progress.ended();
    assertThat(documents()).isNegative();
  }

  /** Copies of pages that say it are asked for again as soon as it is no longer so. */
  @Test
  void kept_copies_are_good_only_as_long_as_it_is_so() {
    progress.reached(250);
    var during = progress.current();
    progress.ended();
    assertThat(progress.current()).isNotEqualTo(during);
  }

  @Test
  void pages_kept_here_are_made_anew() {
    progress.reached(500);
    var key = new KeptPages.Key("/demo-test", 0);
    kept.keep(key, KeptPage.of(HttpFields.build(), new byte[] {1}, kept.begin()));
    progress.ended();
    assertThat(kept.find(key)).isNull();
  }

  private int documents() {
    var frames =
        new FrameResolver(
            NOBODY,
            new SiteIdentity("澄明", "Chengming", "", "", "", ""),
            Clock.systemUTC(),
            true,
            progress,
            List.of());
    return frames.frame(new MockHttpServletRequest("GET", "/")).demoDocuments();
  }
}
