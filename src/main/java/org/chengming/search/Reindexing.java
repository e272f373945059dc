package org.chengming.search;

import java.io.IOException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@code bin/reindex}: begins a new index in the cluster and shows how far the running server is
 * with it. Reads the same settings as the server. What is searched meanwhile is the index before;
 * stopping this stops nothing, and called again it shows the same building.
 */
public final class Reindexing {
  private static final int WIDTH = 40;

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}

  private Reindexing() {}

  /**
   * @param arguments settings as {@code --name=value}
   */
  public static void main(String[] arguments) {
    var application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    try (var context = application.run(arguments)) {
      run(context.getEnvironment());
    } catch (IOException | RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }

  private static void run(Environment settings) throws IOException, InterruptedException {
    var wanted = ClusterSettings.of(settings);
    if (!wanted.given()) {
      throw new IOException(
          "chengming.search.cluster.nodes is empty: this server keeps its index itself. To have it"
              + " built anew, stop the server and remove index/mapping-* in its data folder.");
    }
    try (var cluster = wanted.cluster()) {
      order(wanted.indices(cluster));
    }
  }

  private static void order(ClusterIndices indices) throws IOException, InterruptedException {
    var known = ClusterIndices.beside(indices.all()).orElse(null);
    var begun = known == null ? indices.create() : known;
    System.out.println((known == null ? "Begun: " : "Being built already: ") + begun.name());
    while (ClusterIndices.beside(indices.all()).filter(begun::equals).isPresent()) {
      var place = indices.place(begun.name());
      System.out.print("\r" + bar(place.done(), place.all()));
      System.out.flush();
      Thread.sleep(500);
    }
    var served = ClusterIndices.served(indices.all()).orElse(null);
    if (served == null || served.number() < begun.number()) {
      throw new IOException(begun.name() + " has gone and is not searched; see the server's log");
    }
    System.out.println("\r" + bar(1, 1) + "\n" + served.name() + " is searched from now on.");
  }

  /** {@code [##########..............................] 25 % 250 of 1,000 changes}. */
  static String bar(long done, long all) {
    var part = all == 0 ? 0 : (double) Math.min(done, all) / all;
    var full = (int) (part * WIDTH);
    return "[%s%s] %3d %% %s"
        .formatted(
            "#".repeat(full),
            ".".repeat(WIDTH - full),
            (int) (part * 100),
            all <= 1 ? "" : "%,d of %,d changes".formatted(done, all));
  }
}
