package org.chengming.ledger.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chengming.ledger.LedgerReads;
import org.chengming.ledger.LedgerTiles;
import org.chengming.web.Missing;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The ledger as programs read it, by C2SP's tlog-tiles. */
@Controller
class TreeController {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final LedgerReads reads;
  private final LedgerTiles tiles;

  TreeController(LedgerReads reads, LedgerTiles tiles) {
    this.reads = reads;
    this.tiles = tiles;
  }

  @GetMapping("/ledger/checkpoint")
  ResponseEntity<String> checkpoint() {
    return text(
        reads.latest().orElseThrow(() -> new Missing("No checkpoint was signed yet")).note());
  }

  /** What its signatures are checked with; to be taken once, and kept. */
  @GetMapping("/ledger/key")
  ResponseEntity<String> key() {
    return text(String.join("\n", reads.verifiers()) + "\n");
  }

  @GetMapping("/ledger/tile/entries/{*path}")
  ResponseEntity<byte[]> entries(@PathVariable String path) {
    return bytes(
        TilePath.parse(path).flatMap(at -> tiles.entries(at.index(), at.width())),
        "Entries " + path);
  }

  @GetMapping("/ledger/tile/{level:[0-7]}/{*path}")
  ResponseEntity<byte[]> tile(@PathVariable int level, @PathVariable String path) {
    return bytes(
        TilePath.parse(path).flatMap(at -> tiles.tile(level, at.index(), at.width())),
        "Tile %d%s".formatted(level, path));
  }

  private static ResponseEntity<String> text(String text) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
        .contentType(TEXT)
        .body(text);
  }

  private static ResponseEntity<byte[]> bytes(Optional<byte[]> found, String what) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(found.orElseThrow(() -> new Missing(what)));
  }
}
