package org.chengming.standards.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengming.files.SpreadsheetReader;
import org.chengming.standards.Standard;
import org.chengming.standards.StandardDrafting;
import org.chengming.standards.StandardDrafting.SheetReport;
import org.chengming.standards.Standards;
import org.chengming.tables.CsvRecords;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** A standard from a spreadsheet: tried out first, taken into the draft when confirmed. */
@Controller
class SheetController {
  private static final String ONE = "/desk/standards/{standard:[a-z0-9-]+}/sheet";
  private static final int MOST_BYTES = 4_000_000;

  private final StandardDrafting drafting;
  private final Standards standards;
  private final RevisionQuery query;
  private final Pages pages;

  SheetController(
      StandardDrafting drafting, Standards standards, RevisionQuery query, Pages pages) {
    this.drafting = drafting;
    this.standards = standards;
    this.query = query;
    this.pages = pages;
  }

  @PostMapping(ONE + "/trial")
  View tryOut(
      Frame frame, @PathVariable String standard, @RequestParam @Nullable MultipartFile file)
      throws IOException {
    RevisionQuery.requireReader(frame.signedIn());
    var found = standards.get(standard);
    try {
      if (file == null || file.isEmpty()) {
        throw Refused.because("file", "请选一个文件。", "No file");
      }
      var original = file.getOriginalFilename();
      var name = original == null ? "" : original;
      var report = StandardDrafting.tryOut(rows(name, file.getBytes()));
      return show(
          200,
          frame,
          found,
          Form.of(Map.of()),
          report,
          name,
          Base64.getEncoder().encodeToString(file.getBytes()));
    } catch (Refused refused) {
      return show(422, frame, found, new Form(Map.of(), refused.problems()), null, "", "");
    }
  }

  @PostMapping(ONE)
  View bring(
      Frame frame,
      @PathVariable String standard,
      @RequestParam String name,
      @RequestParam String content)
      throws IOException {
    var found = standards.get(standard);
    try {
      drafting.bring(frame.signedIn(), found, rows(name, decoded(content)));
      return SeeOther.at("/desk/standards/" + standard);
    } catch (Refused refused) {
      return show(
          refused.isConflict() ? 409 : 422,
          frame,
          found,
          new Form(Map.of(), refused.problems()),
          null,
          "",
          "");
    }
  }

  private View show(
      int status,
      Frame frame,
      Standard standard,
      Form form,
      @Nullable SheetReport report,
      String name,
      String content) {
    return pages.show(
        status,
        "standards/web/revision",
        frame,
        query.page(frame.signedIn(), standard, form, report, name, content));
  }

  private static byte[] decoded(String content) {
    try {
      return Base64.getDecoder().decode(content);
    } catch (IllegalArgumentException e) {
      throw Refused.because("file", "请再选一次文件。", "The content is not Base64");
    }
  }

  /** The rows of the first sheet that holds any. */
  private static List<List<String>> rows(String name, byte[] bytes) throws IOException {
    if (bytes.length > MOST_BYTES) {
      throw Refused.because("file", "文件太大，最多4MB。", "%d bytes".formatted(bytes.length));
    }
    if (!name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      return lines(bytes);
    }
    try {
      return SpreadsheetReader.read(bytes).values().stream()
          .filter(rows -> !rows.isEmpty())
          .findFirst()
          .orElse(List.of());
    } catch (SpreadsheetReader.Unreadable e) {
      throw Refused.because("file", "这不是读得出来的XLSX文件。", "Unreadable: " + e.getMessage());
    }
  }

  private static List<List<String>> lines(byte[] bytes) throws IOException {
    var rows = new ArrayList<List<String>>();
    try (var records =
        CsvRecords.of(new InputStreamReader(new ByteArrayInputStream(bytes), charset(bytes)))) {
      rows.add(records.headings());
      while (records.hasNext()) {
        rows.add(records.next().cells());
      }
    }
    return rows;
  }

  private static Charset charset(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return Charset.forName("GB18030");
    }
  }
}
