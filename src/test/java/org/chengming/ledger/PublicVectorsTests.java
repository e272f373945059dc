package org.chengming.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of transparency-dev/merkle: every proof is believed or refused as they say. */
class PublicVectorsTests {
  private static final Path VECTORS =
      Path.of(System.getenv().getOrDefault("CHENGMING_DATA", "../shared/data"))
          .resolve("28_merkle_vectors/testdata");

  @Test
  void agree_on_98_proofs_of_inclusion() throws IOException {
    agree(
        "inclusion",
        v ->
            Proof.included(
                number(v.get("leafIdx")),
                number(v.get("treeSize")),
                bytes(v.get("leafHash")),
                path(v),
                bytes(v.get("root"))));
  }

  @Test
  void agree_on_98_proofs_of_consistency() throws IOException {
    agree(
        "consistency",
        v ->
            Proof.consistent(
                number(v.get("size1")),
                number(v.get("size2")),
                path(v),
                bytes(v.get("root1")),
                bytes(v.get("root2"))));
  }

  private static void agree(String kind, Predicate<JsonNode> believed) throws IOException {
    assumeTrue(Files.isDirectory(VECTORS), "no vectors in " + VECTORS);
    var json = JsonMapper.shared();
    int count = 0;
    try (var files = Files.walk(VECTORS.resolve(kind))) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        count++;
        var vector = json.readTree(Files.readString(file));
        assertSoftly(
            softly ->
                softly
                    .assertThat(believed.test(vector))
                    .as("%s: %s", VECTORS.relativize(file), vector.get("desc"))
                    .isEqualTo(!vector.get("wantErr").asBoolean()));
      }
    }
    assertThat(count).isEqualTo(98);
  }

  private static List<byte[]> path(JsonNode vector) {
    var path = new ArrayList<byte[]>();
    if (vector.get("proof") != null) {
      vector.get("proof").forEach(hash -> path.add(bytes(hash)));
    }
    return path;
  }

  /** Some are unsigned and beyond what a tree can hold here; they come out negative. */
  private static long number(JsonNode node) {
    return node.bigIntegerValue().longValue();
  }

  private static byte[] bytes(JsonNode node) {
    return node == null || node.isNull()
        ? new byte[0]
        : Base64.getDecoder().decode(node.asString());
  }
}
