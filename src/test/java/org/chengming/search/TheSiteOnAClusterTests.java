package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chengming.Chengming;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.OpenSearchCluster;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A whole server that searches in a cluster, and whose way there is cut. */
@ServerTest
abstract class TheSiteOnAClusterTests {
  @TempDir static Path folder;
  @Autowired Corpus corpus;
  @Autowired HikariDataSource database;

  /** The only way to the cluster this server knows. */
  private static final class Way implements AutoCloseable {
    private final int port;
    private final URI node;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private ServerSocket entrance;

    private Way(String node) throws IOException {
      this.node = URI.create(node);
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      port = entrance.getLocalPort();
      admit(entrance);
    }

    private void admit(ServerSocket through) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  while (true) {
                    var from = through.accept();
                    var to = new Socket(node.getHost(), node.getPort());
                    open.addAll(List.of(from, to));
                    pass(from, to);
                    pass(to, from);
                  }
                } catch (IOException e) {
                  // cut
                }
              });
    }

    private static void pass(Socket from, Socket to) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (from;
                    to) {
                  from.getInputStream().transferTo(to.getOutputStream());
                } catch (IOException e) {
                  // the other end has gone
                }
              });
    }

    @Override
    public void close() throws IOException {
      entrance.close();
      for (var socket : open) {
        socket.close();
      }
    }

    void mend() throws IOException {
      entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      admit(entrance);
    }
  }

  @Test
  void finds_there_and_without_it_only_search_says_so() throws Exception {
    var before = "site-" + System.nanoTime();
    corpus.publish(Text.of("集群上的大马哈鱼" + before, "<p>大马哈鱼洄游。</p>"));
    try (var way = new Way(OpenSearchCluster.shared().nodes().split(",")[0]);
        var server =
            new SpringApplicationBuilder(Chengming.class)
                .run(
                    "--server.port=0",
                    "--management.server.port=0",
                    "--management.endpoint.health.show-details=always",
                    "--spring.jmx.enabled=false",
                    "--chengming.data=" + folder,
                    "--chengming.search.vectors=off",
                    "--chengming.search.cluster.nodes=http://127.0.0.1:" + way.port,
                    "--chengming.search.cluster.alias=site",
                    "--chengming.database.url=" + database.getJdbcUrl(),
                    "--chengming.database.username=postgres",
                    "--chengming.database.connections=8")) {
      var environment = server.getEnvironment();
      var site = new Reader(environment.getRequiredProperty("local.server.port", Integer.class));
      var management =
          new Reader(environment.getRequiredProperty("local.management.port", Integer.class));
      assertThat(folder.resolve("index").resolve("mapping-" + Mapping.VERSION)).doesNotExist();
      await().until(() -> search(site).contains(before));
      assertThat(management.get("/actuator/health").body())
          .contains("\"writes\":true")
          .contains("\"cluster\"");

      way.close();
      var answer = site.get("/search?q=" + encoded("大马哈鱼"));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("检索暂时不能用");
      assertThat(site.get("/api/v1/suggest?q=" + encoded("大马")).statusCode()).isEqualTo(503);
      assertThat(site.get("/latest").statusCode()).isEqualTo(200);
      var health = management.get("/actuator/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).startsWith("{").contains("\"status\":\"UNKNOWN\"");
      var during = "missed-" + System.nanoTime();
      corpus.publish(Text.of("断网时的大马哈鱼" + during, "<p>大马哈鱼。</p>"));

      way.mend();
      await().until(() -> search(site).contains(during));
    }
  }

  private static String search(Reader site) {
    return site.get("/search?sort=newest&q=" + encoded("大马哈鱼")).body();
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
