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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Editions of registers: the list and feed of them, what each brought, and that it is proven. */
@Controller
class EditionController {
  private static final String ONE = "/registers/{name:[a-z][a-z0-9-]*}";

  private final Registers registers;
  private final EditionQuery query;
  private final RegisterEditions editions;
  private final DownloadSlots slots;
  private final Ways ways;
  private final Listings listings;
  private final Pages pages;

  EditionController(
      Registers registers,
      EditionQuery query,
      RegisterEditions editions,
      DownloadSlots slots,
      Ways ways,
      Listings listings,
      Pages pages) {
    this.registers = registers;
    this.query = query;
    this.editions = editions;
    this.slots = slots;
    this.ways = ways;
    this.listings = listings;
    this.pages = pages;
  }

  @GetMapping({ONE + "/editions", ONE + "/editions.{format:json|atom|csv}"})
  View list(@PathVariable String name, ListingRequest asked, Frame frame) {
    var register = registers.get(name);
    var listing = query.list(name, asked);
    return listings.answer(
        asked,
        listing,
        () ->
            pages.showPublic(
                "registers/web/editions",
                frame,
                new EditionsPage(
                    listings.head(listing, ""),
                    register.label(frame.t()),
                    "/registers/" + name,
                    ways.of(register, "/editions", frame.t()),
                    listing)));
  }

  @GetMapping(ONE + "/editions/{number:\\d{1,9}}")
  View edition(
      @PathVariable String name,
      @PathVariable int number,
      @RequestParam(defaultValue = "") String after,
      Frame frame) {
    return pages.showPublic("registers/web/edition", frame, query.page(name, number, after, frame));
  }

  @GetMapping(ONE + "/differences")
  View differences(
      @PathVariable String name,
      @RequestParam int older,
      @RequestParam int newer,
      @RequestParam(defaultValue = "") String after,
      Frame frame) {
    return pages.showPublic(
        "registers/web/edition", frame, query.between(name, older, newer, after, frame));
  }

  /** An edition as the ledger has its hash: a line of JSON a record. */
  @GetMapping(ONE + "/editions/{batch:\\d{1,9}}.ndjson")
  void lines(@PathVariable String name, @PathVariable int batch, HttpServletResponse response)
      throws IOException {
    var register = registers.get(name);
    response.setContentType("application/x-ndjson;charset=UTF-8");
    // A connection to the database waits for this reader, so it takes its turn among the others.
    try (var slot = slots.take(response::getOutputStream)) {
      var out = new OutputStreamWriter(slot, StandardCharsets.UTF_8);
      editions.each(
          register,
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
  }
}
