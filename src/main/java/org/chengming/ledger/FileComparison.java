package org.chengming.ledger;

import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The bytes of attached files, held against the hashes that a document gives them. */
final class FileComparison {
  private FileComparison() {}

  /**
   * What is wrong with the first file that is not what the document says of it; null where none is.
   *
   * @param document as the API gives it, with a content hash that holds
   */
  static @Nullable String problem(Remote remote, String number, JsonNode document)
      throws IOException {
    for (var file : document.get("attachments")) {
      var said = file.get("sha256").asString();
      // At the address that is checked, whatever the site calls itself.
      var answer = remote.ask(URI.create(file.get("url").asString()).getRawPath());
      if (answer.status() != 200) {
        return "MISSING document %s: the site answers %d for its file %s"
            .formatted(number, answer.status(), said);
      }
      var found = HexFormat.of().formatHex(Merkle.digest().digest(answer.body()));
      if (!found.equals(said)) {
        return "CHANGED document %s: its file %s has the hash %s".formatted(number, said, found);
      }
    }
    return null;
  }
}
