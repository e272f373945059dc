import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One node of an OpenSearch cluster for the tests, a process of its own so that it can be killed.
 * It ends with the test, whose end closes its standard input. Compiled and run with a class path
 * that the application never sees (pom.xml, profile opensearch).
 */
final class OpenSearchNode {
  private OpenSearchNode() {}

  /**
   * @param arguments name, folder, HTTP port, transport port, the transport ports of all nodes
   */
  public static void main(String[] arguments) throws Exception {
    var name = arguments[0];
    var home = Path.of(arguments[1]);
    var configuration = Files.createDirectories(home.resolve("config"));
    var settings =
        Settings.builder()
            .put("cluster.name", "chengming-test")
            .put("node.name", name)
            .put("path.home", home.toString())
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[2])
            .put("http.type", "netty4")
            .put("transport.port", arguments[3])
            .put("transport.type", "netty4")
            .putList(
                "discovery.seed_hosts",
                List.of(arguments[4].split(",")).stream().map(port -> "127.0.0.1:" + port).toList())
            .putList("cluster.initial_cluster_manager_nodes", "node-0", "node-1", "node-2")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    var environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), configuration, () -> name);
    new OpenSearchRunnerNode(
            environment, List.of(CommonAnalysisModulePlugin.class, Netty4ModulePlugin.class))
        .start();
    endWithParent();
  }

  private static void endWithParent() throws IOException {
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(0);
  }
}
