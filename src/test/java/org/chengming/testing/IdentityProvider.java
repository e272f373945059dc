package org.chengming.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real OpenID provider (npm {@code oidc-provider}) in a process of its own, once a run; who needs
 * it is skipped where there is no Node. The servers of all tests know its address, whether it runs
 * or not.
 */
public final class IdentityProvider {
  private static final int PORT = free();
  private static final Path FOLDER = Path.of("target", "oidc");

  private IdentityProvider() {}

  public static String issuer() {
    return "http://127.0.0.1:" + PORT;
  }

  /**
   * @param callback where it may send browsers back to
   */
  public static Process start(String callback) throws IOException, InterruptedException {
    Assumptions.assumeTrue(onPath("node") && onPath("npm"), "No Node and npm");
    Files.createDirectories(FOLDER);
    for (var name : List.of("package.json", "server.mjs")) {
      Files.write(
          FOLDER.resolve(name),
          IdentityProvider.class.getResourceAsStream("/oidc/" + name).readAllBytes());
    }
    if (!Files.exists(FOLDER.resolve("node_modules/oidc-provider"))) {
      var installed =
          run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts").waitFor();
      Assumptions.assumeTrue(installed == 0, "oidc-provider could not be installed");
    }
    var server = run("node", "server.mjs", String.valueOf(PORT), callback);
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
    var said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals("ready")) {
        return server;
      }
    }
    Assumptions.abort("oidc-provider does not run on this Node; it ended with " + server.waitFor());
    return server;
  }

  private static Process run(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(FOLDER.toFile())
        .redirectErrorStream(true)
        .redirectOutput(
            command[0].equals("npm")
                ? ProcessBuilder.Redirect.DISCARD
                : ProcessBuilder.Redirect.PIPE)
        .start();
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static int free() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
