package org.chengming.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that says what a test wants it to say, or hangs up. */
public final class ScriptedSmtp implements AutoCloseable {
  public static final String HANGS_UP = "";

  private final ServerSocket socket;
  private final Map<String, String> answers;
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * @param answers by the first word of what it is told, {@code .} for the end of a mail; the rest
   *     is agreed to
   */
  public ScriptedSmtp(Map<String, String> answers) throws IOException {
    this.answers = answers;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public int calls() {
    return calls.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var caller = socket.accept()) {
        calls.incrementAndGet();
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        var out = caller.getOutputStream();
        out.write("220 scripted\r\n".getBytes(StandardCharsets.UTF_8));
        var data = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
          if (data && !line.equals(".")) {
            continue;
          }
          var word = line.split(" ")[0].toUpperCase(Locale.ROOT);
          var answer = answers.getOrDefault(word, word.equals("DATA") ? "354 go on" : "250 good");
          data = word.equals("DATA") && answer.startsWith("354");
          if (answer.equals(HANGS_UP)) {
            break;
          }
          out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        // the caller or the test has gone
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
