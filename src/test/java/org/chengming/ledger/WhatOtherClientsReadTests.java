package org.chengming.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Clients that know nothing of this server … */
@ServerTest
class WhatOtherClientsReadTests {
  private static final Path SUMDB = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired LedgerReads reads;
  @Autowired TransactionTemplate transaction;
  @TempDir Path folder;

  /** More than two full tiles. */
  @BeforeEach
  void grow() {
    if (reads.of("client-599").isEmpty()) {
      transaction.executeWithoutResult(
          status ->
              ledger.appendAll(
                  IntStream.range(0, 600)
                      .mapToObj(
                          i ->
                              new Deed(
                                  LedgerKind.INDICATOR_RESULT,
                                  "client-" + i,
                                  null,
                                  Instant.EPOCH,
                                  List.of()))
                      .toList()));
    }
    await().until(() -> reads.of("client-599").getFirst().integrated());
  }

  /** Go's {@code sumdb/tlog} and {@code note}, as Debian packages them. */
  @Test
  void verify_signature_tiles_entries_and_proofs() throws Exception {
    assumeTrue(Files.isDirectory(SUMDB) && Files.isExecutable(Path.of("/usr/bin/go")), "no Go");
    var client = folder.resolve("ledgerclient");
    run(go("build", "-o", client.toString(), "./src/test/go/ledgerclient"), "");
    var proofs = proofs();
    var base = "http://localhost:" + port + "/ledger";
    var key = reads.verifiers().getFirst();
    assertThat(reads.sm2(reads.latest().orElseThrow())).as("a line they do not know").isPresent();
    var said = run(new ProcessBuilder(client.toString(), base, key), proofs);
    assertThat(said).contains("proofs " + proofs.lines().count());

    var other = new Signer(KeyType.LOG, reads.origin(), new byte[32]).verifier().toString();
    assertThat(fails(new ProcessBuilder(client.toString(), base, other), "")).contains("signature");
    var bent =
        proofs.lines().findFirst().orElseThrow().replaceFirst("inclusion \\d+", "inclusion 7");
    assertThat(fails(new ProcessBuilder(client.toString(), base, key), bent)).contains("invalid");
  }

  private String proofs() {
    var tree = reads.latest().orElseThrow();
    var proofs = new StringBuilder();
    for (long size : List.of(1L, 2L, 255L, 256L, 257L, 512L, tree.size())) {
      for (long index : List.of(0L, size / 3, size - 1)) {
        proofs.append(
            "inclusion %d %d %s %s%n"
                .formatted(
                    index, size, base64(reads.root(size)), joined(reads.inclusion(index, size))));
      }
      proofs.append(
          "consistency %d %d %s %s %s%n"
              .formatted(
                  size,
                  tree.size(),
                  base64(reads.root(size)),
                  base64(tree.root()),
                  joined(reads.consistency(size, tree.size()))));
    }
    var lines = proofs.toString().lines().collect(Collectors.toList());
    lines.addFirst(lines.remove(lines.size() - 3)); // a leaf in the middle of the largest tree
    return String.join("\n", lines) + "\n";
  }

  private static String joined(List<byte[]> hashes) {
    return hashes.stream().map(h -> base64(h)).collect(Collectors.joining(" "));
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }

  private ProcessBuilder go(String... words) {
    var command = new java.util.ArrayList<>(List.of("/usr/bin/go"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command);
    process.environment().put("GOPATH", "/usr/share/gocode");
    process.environment().put("GO111MODULE", "off");
    process.environment().put("GOFLAGS", "");
    process.environment().put("GOCACHE", folder.resolve("cache").toString());
    return process;
  }

  private static String run(ProcessBuilder command, String told) throws Exception {
    var answer = finished(command, told);
    assertThat(answer.status()).as(answer.said()).isZero();
    return answer.said();
  }

  private static String fails(ProcessBuilder command, String told) throws Exception {
    var answer = finished(command, told);
    assertThat(answer.status()).as(answer.said()).isNotZero();
    return answer.said();
  }

  private record Finished(int status, String said) {}

  private static Finished finished(ProcessBuilder command, String told) throws Exception {
    var process = command.redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(told.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It has ended already; its status says why.
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Finished(process.exitValue(), said);
  }

  @Test
  void keep_full_tiles_for_ever_and_ask_for_the_checkpoint_anew() {
    assertThat(cache("/ledger/tile/0/000")).contains("immutable");
    assertThat(cache("/ledger/tile/entries/001")).contains("immutable");
    assertThat(cache("/ledger/tile/0/000.p/5")).contains("immutable");
    assertThat(cache("/ledger/checkpoint")).contains("no-cache");
    assertThat(get("/ledger/tile/0/000").body()).hasSize(8192);
    assertThat(get("/ledger/tile/0/000.p/5").body()).hasSize(160);
    assertThat(get("/ledger/tile/1/000.p/2").body()).hasSize(64);
  }

  @Test
  void find_nothing_that_is_not_in_a_signed_tree() {
    for (var path :
        List.of(
            "/ledger/tile/0/x001/000",
            "/ledger/tile/0/999",
            "/ledger/tile/1/000",
            "/ledger/tile/0/000.p/256",
            "/ledger/tile/0/000.p/0",
            "/ledger/tile/0/x000/001",
            "/ledger/tile/0/1",
            "/ledger/tile/8/000",
            "/ledger/tile/entries/x999/x999/x999/x999/x999/999",
            "/ledger/tile/entries/999")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private String cache(String path) {
    return get(path).headers().firstValue("Cache-Control").orElse("");
  }

  private HttpResponse<byte[]> get(String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
