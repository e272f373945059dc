package org.chengming.ledger.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chengming.ledger.Witness;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Co-signing the ledgers of other offices, as C2SP's tlog-witness has it. */
@Controller
class WitnessController {
  private static final int MOST = 64 * 1024;
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final MediaType SIZE = MediaType.parseMediaType("text/x.tlog.size");

  private final Witness witness;

  WitnessController(Witness witness) {
    this.witness = witness;
  }

  @GetMapping("/ledger/witness/key")
  ResponseEntity<String> key() {
    return ResponseEntity.ok().contentType(TEXT).body(witness.verifier() + "\n");
  }

  @PostMapping("/ledger/witness/add-checkpoint")
  ResponseEntity<String> add(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readNBytes(MOST + 1);
    if (body.length > MOST) {
      return ResponseEntity.status(413).contentType(TEXT).body("Too long\n");
    }
    var answer = witness.add(new String(body, StandardCharsets.UTF_8));
    return ResponseEntity.status(answer.status())
        .contentType(answer.status() == Witness.Answer.CONFLICT ? SIZE : TEXT)
        .body(answer.body());
  }
}
