package org.chengming.registers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.registers.BringReport;
import org.chengming.registers.Bringing;
import org.chengming.registers.NdjsonSource;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.registers.TableFile;
import org.chengming.registers.TableSchema;
import org.chengming.tables.TextEncoding;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Refused;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;
import tools.jackson.databind.ObjectMapper;

/** Registers for programs. */
@RestController
class RegisterApiController {
  private static final String ONE = "/api/v1/registers/{name:[a-z][a-z0-9-]*}";

  private static final List<String> TABLES =
      List.of(
          "text/csv",
          "text/tab-separated-values",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/octet-stream");

  private final Registers registers;
  private final RegisterQuery query;
  private final Bringing bringing;
  private final DemoMark demo;
  private final Listings listings;
  private final ObjectMapper json;

  RegisterApiController(
      Registers registers,
      RegisterQuery query,
      Bringing bringing,
      DemoMark demo,
      Listings listings,
      ObjectMapper json) {
    this.registers = registers;
    this.query = query;
    this.bringing = bringing;
    this.demo = demo;
    this.listings = listings;
    this.json = json;
  }

  @GetMapping("/api/v1/registers")
  View all() {
    return listings.json(
        Map.of("registers", registers.all().stream().map(this::line).toList()), null);
  }

  private Map<String, Object> line(RegisterDefinition register) {
    var standing = registers.standing(register.name());
    var line = new LinkedHashMap<String, Object>();
    line.put("name", register.name());
    line.put("title", register.title());
    line.put("version", register.version());
    line.put("records", standing.records());
    if (standing.updatedAt() != null) {
      line.put("updatedAt", standing.updatedAt());
    }
    demo.put(register, line);
    return line;
  }

  /** The definition as Table Schema. */
  @GetMapping(ONE)
  View definition(@PathVariable String name) {
    var register = registers.get(name);
    var schema = TableSchema.of(register);
    if (demo.in(register)) {
      schema.put("x-demo", true);
      schema.put("x-notice", DemoMark.NOTICE);
    }
    return listings.json(schema, null);
  }

  @GetMapping(ONE + "/records")
  View records(
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> parameters,
      ListingRequest asked) {
    var register = registers.get(name);
    return listings.json(
        query.json(
            register,
            RecordAddress.exact(register, parameters),
            asked,
            "/api/v1/registers/" + name + "/records"),
        registers.standing(name).updatedAt());
  }

  /**
   * Takes NDJSON or, with another {@code Content-Type} than that of JSON, a table: a spreadsheet
   * (XLSX) or a text in whatever encoding; and answers with what came of each row that was not
   * taken.
   *
   * @param sheet of a spreadsheet; empty for the first that is shown
   */
  @PostMapping(ONE + "/records:import")
  Map<String, Object> bring(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean dry,
      @RequestParam(defaultValue = "") String sheet,
      Actor actor,
      HttpServletRequest request)
      throws IOException {
    var register = registers.get(name);
    var type = request.getContentType() == null ? "" : request.getContentType();
    if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      throw Refused.because(
          "Content-Type",
          "请写明送的是什么：application/x-ndjson、text/csv，或者表格文件的类型。",
          "Rows sent as a form");
    }
    if (TABLES.stream().anyMatch(type::startsWith)) {
      var file = TableFile.keep(request.getInputStream());
      try (var rows = TableFile.open(register, file, sheet.isEmpty() ? null : sheet)) {
        return answer(bringing.bring(actor, register, rows, note, dry), dry);
      } finally {
        Files.deleteIfExists(file);
      }
    }
    try (var text = TextEncoding.open(request.getInputStream(), StandardCharsets.UTF_8)) {
      var rows = new NdjsonSource(register, text, json);
      return answer(bringing.bring(actor, register, rows, note, dry), dry);
    }
  }

  private static Map<String, Object> answer(BringReport report, boolean dry) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("dry", dry);
    answer.put("rows", report.rows());
    answer.put("added", report.added());
    answer.put("changed", report.changed());
    answer.put("unchanged", report.unchanged());
    answer.put("refused", report.refused());
    if (report.batch() != null) {
      answer.put("batch", report.batch());
    }
    answer.put("lines", report.lines().stream().map(RegisterApiController::line).toList());
    answer.put("notes", report.notes());
    return answer;
  }

  private static Map<String, Object> line(BringReport.RefusedRow row) {
    var line = new LinkedHashMap<String, Object>();
    line.put("line", row.line());
    line.put("problems", List.copyOf(row.problems()));
    return line;
  }
}
