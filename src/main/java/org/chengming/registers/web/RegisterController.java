package org.chengming.registers.web;

import java.util.List;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.registers.Tombstones;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
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
  private static final int EMBEDDED = 10;

  private final Registers registers;
  private final RegisterQuery query;
  private final RecordQuery records;
  private final ViewQuery views;
  private final RecordLists lists;
  private final Tombstones tombstones;
  private final Listings listings;
  private final Pages pages;

  RegisterController(
      Registers registers,
      RegisterQuery query,
      RecordQuery records,
      ViewQuery views,
      RecordLists lists,
      Tombstones tombstones,
      Listings listings,
      Pages pages) {
    this.tombstones = tombstones;
    this.registers = registers;
    this.query = query;
    this.records = records;
    this.views = views;
    this.lists = lists;
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
      case HTML -> html(register, address, asked, frame);
      case JSON ->
          listings.json(
              query.json(register, address, asked, "/registers/" + name + ".json"), updated);
      default -> {
        var part = query.csv(register, address, asked);
        yield listings.bytes("text/csv;charset=UTF-8", part.bytes(), updated, part.next());
      }
    };
  }

  private View html(
      RegisterDefinition register, RecordAddress address, ListingRequest asked, Frame frame) {
    var template = "registers/web/register";
    try {
      return pages.showPublic(template, frame, query.page(register, address, asked, frame));
    } catch (Refused refused) {
      return pages.show(
          422, template, frame, query.refused(register, address, asked, refused.problems(), frame));
    }
  }

  @GetMapping(ONE + "/records/{key}")
  View record(@PathVariable String name, @PathVariable("key") String written, Frame frame) {
    var key = RecordFiles.fromPath(written);
    var removed = tombstones.find(registers.get(name), key);
    if (removed.isPresent()) {
      return pages.showPublic(
          410,
          "registers/web/removedRecord",
          frame,
          RemovedRecordPage.of(registers.get(name), removed.get(), frame));
    }
    return pages.showPublic(
        "registers/web/record", frame, records.page(registers.get(name), key, frame));
  }

  @GetMapping(ONE + "/views/{view:[a-z][a-z0-9-]*}")
  View view(
      @PathVariable String name,
      @PathVariable String view,
      @RequestParam MultiValueMap<String, String> parameters,
      Frame frame) {
    return pages.showPublic(
        "registers/web/view", frame, views.page(registers.get(name), view, parameters, frame));
  }

  /** What other sites show in a frame; the one page that they may. */
  @GetMapping(ONE + "/embed")
  View embed(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String view,
      @RequestParam MultiValueMap<String, String> parameters,
      Frame frame) {
    return pages.showPublic(
        "registers/web/embed", frame, embedded(registers.get(name), view, parameters, frame));
  }

  private EmbedPage embedded(
      RegisterDefinition register,
      String view,
      MultiValueMap<String, String> parameters,
      Frame frame) {
    var t = frame.t();
    var updated = registers.standing(register.name()).updatedAt();
    var moment = updated == null ? null : Dates.moment(updated, t);
    var title = register.label(t);
    if (!view.isEmpty()) {
      var page = views.page(register, view, parameters, frame);
      return new EmbedPage(title, page.path(), moment, page, List.of(), List.of());
    }
    var path = "/registers/" + register.name();
    var address = RecordAddress.of(register, parameters);
    var shown = register.shown();
    var found =
        lists.page(
            register, new RecordLists.Asked(address.filters(), address.sort(), null, EMBEDDED));
    return new EmbedPage(
        title,
        path + address.query(),
        moment,
        null,
        shown.stream().map(f -> RegisterQuery.plain(f, t)).toList(),
        found.records().stream().map(r -> RegisterQuery.row(r, shown, path, t)).toList());
  }
}
