package org.chengming.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.chengming.actors.CurrentActor;
import org.chengming.imports.Imports;
import org.chengming.imports.Line;
import org.chengming.web.Refused;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** {@code POST /api/v1/documents:import}: documents in, a line of NDJSON for each out. */
@RestController
class ImportApiController {
  private static final String NDJSON = "application/x-ndjson";

  private final Imports imports;
  private final CurrentActor currentActor;
  private final ObjectMapper json;

  ImportApiController(Imports imports, CurrentActor currentActor, ObjectMapper json) {
    this.imports = imports;
    this.currentActor = currentActor;
    this.json = json;
  }

  /**
   * Answers only when all is read, since a client that sends before it reads would wait for us, and
   * we for it.
   */
  @PostMapping("/api/v1/documents:import")
  void take(
      @RequestParam(defaultValue = "api") String source,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var actor = currentActor.get();
    if (actor.isEmpty()) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"desk\", charset=\"UTF-8\"");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    var answers = new ByteArrayOutputStream();
    try {
      imports.take(actor.get(), request.getInputStream(), source, line -> write(answers, line));
    } catch (Refused tooMany) {
      answers.writeBytes(
          json.writeValueAsBytes(new TooMany(tooMany.problems().getFirst().sentence())));
      answers.write('\n');
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }
    response.setContentType(NDJSON + ";charset=UTF-8");
    response.setContentLength(answers.size());
    answers.writeTo(response.getOutputStream());
  }

  /** The last line when more came than one request may bring; what stands above it is kept. */
  record TooMany(String error) {}

  private void write(ByteArrayOutputStream out, Line line) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("line", line.number());
    Optional.ofNullable(line.sourceId()).ifPresent(id -> answer.put("sourceId", id));
    answer.put("outcome", line.outcome().name());
    Optional.ofNullable(line.reason()).ifPresent(reason -> answer.put("reason", reason));
    Optional.ofNullable(line.indexNumber())
        .ifPresent(number -> answer.put("indexNumber", number.value()));
    out.writeBytes(json.writeValueAsBytes(answer));
    out.write('\n');
  }
}
