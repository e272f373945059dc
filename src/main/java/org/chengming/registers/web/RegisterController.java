package org.chengming.registers.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.chengming.registers.RegisterEditions;
import org.chengming.registers.Registers;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Registers as pages, made from their definitions. */
@Controller
class RegisterController {
  private static final String ONE = "/registers/{name:[a-z][a-z0-9-]*}";

  private final Registers registers;
  private final RegisterQuery query;
  private final RegisterEditions editions;
  private final Listings listings;
  private final Pages pages;

  RegisterController(
      Registers registers,
      RegisterQuery query,
      RegisterEditions editions,
      Listings listings,
      Pages pages) {
    this.editions = editions;
    this.registers = registers;
    this.query = query;
    this.listings = listings;
    this.pages = pages;
  }

  @GetMapping("/registers")
  View index(Frame frame) {
    return pages.showPublic("registers/web/registers", frame, query.index(frame));
  }

  @GetMapping({ONE, ONE + ".{format:json|csv}"})
  View register(
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> parameters,
      ListingRequest asked,
      Frame frame) {
    var register = registers.get(name);
    var address = RecordAddress.of(register, parameters);
    var updated = registers.standing(name).updatedAt();
    return switch (asked.format()) {
      case HTML ->
          pages.showPublic(
              "registers/web/register", frame, query.page(register, address, asked, frame));
      case JSON ->
          listings.json(
              query.json(register, address, asked, "/registers/" + name + ".json"), updated);
      default ->
          listings.bytes("text/csv;charset=UTF-8", query.csv(register, address, asked), updated);
    };
  }

  /** An edition as the ledger has its hash: a line of JSON a record. */
  @GetMapping(ONE + "/editions/{batch:\\d{1,9}}.ndjson")
  void edition(@PathVariable String name, @PathVariable int batch, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/x-ndjson;charset=UTF-8");
    var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    editions.each(
        registers.get(name),
        batch,
        line -> {
          try {
            out.write(line);
            out.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    out.flush();
  }

  @GetMapping(ONE + "/records/{key}")
  View record(@PathVariable String name, @PathVariable String key, Frame frame) {
    return pages.showPublic(
        "registers/web/record", frame, query.record(registers.get(name), key, frame));
  }
}
