package org.chengming.registers.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.chengming.registers.NdjsonSource;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.Registers;
import org.chengming.web.Listings;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.ObjectMapper;

/**
 * Whole registers, or all that a filter finds, as files. Records are read some thousands at a time
 * and each part is written before the next is read, so a file of any length takes little memory,
 * and no connection to the database waits for a slow reader. How many run at once is for {@link
 * DownloadSlots}.
 */
@Controller
class DownloadController {
  private static final int PART = 2_000;

  private final Registers registers;
  private final RecordLists lists;
  private final DatasetDescriptions datasets;
  private final DownloadSlots slots;
  private final DemoMark demo;
  private final Listings listings;
  private final ObjectMapper json;

  DownloadController(
      Registers registers,
      RecordLists lists,
      DatasetDescriptions datasets,
      DownloadSlots slots,
      DemoMark demo,
      Listings listings,
      ObjectMapper json) {
    this.registers = registers;
    this.lists = lists;
    this.datasets = datasets;
    this.slots = slots;
    this.demo = demo;
    this.listings = listings;
    this.json = json;
  }

  /** What writes a file: parts of records, then the end. */
  interface Table {
    void write(List<RegisterRecord> part) throws IOException;

    void end() throws IOException;
  }

  @GetMapping("/registers/{name:[a-z][a-z0-9-]*}/download.{format:csv|xlsx|ndjson|parquet}")
  void download(
      @PathVariable String name,
      @PathVariable String format,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response)
      throws IOException {
    var register = registers.get(name);
    var address = RecordAddress.of(register, parameters);
    // Whoever asks for what there is not shall be told before the first byte of a file.
    var first = part(register, address, null);
    try (var out = slots.take(response::getOutputStream)) {
      response.setContentType(type(format));
      response.setHeader(
          "Content-Disposition",
          "attachment; filename=\"%s\"".formatted(demo.fileName(register, format)));
      var table = table(register, format, out);
      for (var part = first; ; part = part(register, address, part.next())) {
        table.write(part.records());
        if (part.next() == null) {
          break;
        }
      }
      table.end();
      out.flush();
    }
  }

  private RecordLists.PageOf part(
      RegisterDefinition register,
      RecordAddress address,
      org.chengming.web.@org.jspecify.annotations.Nullable Cursor at) {
    return lists.page(register, new RecordLists.Asked(address.filters(), address.sort(), at, PART));
  }

  private static String type(String format) {
    return switch (format) {
      case "csv" -> "text/csv;charset=UTF-8";
      case "xlsx" -> XlsxTable.TYPE;
      case "ndjson" -> "application/x-ndjson;charset=UTF-8";
      default -> "application/vnd.apache.parquet";
    };
  }

  private Table table(RegisterDefinition register, String format, OutputStream out)
      throws IOException {
    return switch (format) {
      case "csv" -> new CsvRecordTable(register, out);
      case "xlsx" -> new XlsxTable(register, demo.notice(register), out);
      case "ndjson" -> new NdjsonTable(register, out);
      default -> new ParquetTable(register, demo.notice(register), out);
    };
  }

  private final class NdjsonTable implements Table {
    private final RegisterDefinition register;
    private final OutputStream out;

    NdjsonTable(RegisterDefinition register, OutputStream out) {
      this.register = register;
      this.out = out;
    }

    @Override
    public void write(List<RegisterRecord> part) throws IOException {
      for (var record : part) {
        var line = RecordFiles.json(register, record);
        if (registers.isDemo(record)) {
          line.put(NdjsonSource.DEMO, true);
        }
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
      }
    }

    @Override
    public void end() {}
  }

  private static final class CsvRecordTable implements Table {
    private final RegisterDefinition register;
    private final OutputStream out;
    private boolean begun;

    CsvRecordTable(RegisterDefinition register, OutputStream out) {
      this.register = register;
      this.out = out;
    }

    @Override
    public void write(List<RegisterRecord> part) throws IOException {
      out.write(begun ? RecordFiles.csvLines(register, part) : RecordFiles.csv(register, part));
      begun = true;
    }

    @Override
    public void end() {}
  }

  @GetMapping("/registers.jsonld")
  View catalogue() {
    return described(datasets.catalogue());
  }

  @GetMapping("/registers/{name:[a-z][a-z0-9-]*}.jsonld")
  View dataset(@PathVariable String name) {
    return described(datasets.one(name));
  }

  private View described(Object description) {
    return listings.bytes("application/ld+json", json.writeValueAsBytes(description), null);
  }
}
