package org.chengming.organisations.web;

import java.io.IOException;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.organisations.BodyImport;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The desk's import of bodies: a table is tried out first, and registered only when confirmed. */
@Controller
class BodyImportController {
  private static final String ACT = "import bodies";

  private final BodyImport bodyImport;
  private final Pages pages;

  BodyImportController(BodyImport bodyImport, Pages pages) {
    this.bodyImport = bodyImport;
    this.pages = pages;
  }

  @GetMapping("/desk/bodies/import")
  View form(Frame frame) {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, ACT);
    return page(200, frame, Form.of(Map.of()), null, "");
  }

  @PostMapping("/desk/bodies/import/trial")
  View tryOut(Frame frame, @RequestParam @Nullable MultipartFile file) throws IOException {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, ACT);
    if (file == null || file.isEmpty()) {
      var none = Refused.because("file", "请选择一个CSV文件。", "No file was sent");
      return page(422, frame, new Form(Map.of(), none.problems()), null, "");
    }
    return report(frame, BodyImport.decode(file.getBytes()), false);
  }

  @PostMapping("/desk/bodies/import")
  View run(Frame frame, @RequestParam String csv) {
    return report(frame, csv, true);
  }

  private View report(Frame frame, String csv, boolean forGood) {
    try {
      var report =
          forGood
              ? bodyImport.run(frame.signedIn(), csv)
              : bodyImport.tryOut(frame.signedIn(), csv);
      return page(200, frame, Form.of(Map.of()), report, csv);
    } catch (Refused refused) {
      return page(422, frame, new Form(Map.of(), refused.problems()), null, "");
    }
  }

  private View page(
      int status, Frame frame, Form form, BodyImport.@Nullable Report report, String csv) {
    var page = new BodyImportPage("导入机构", BodyImport.columns(), form, report, csv);
    return pages.show(status, "organisations/web/body-import", frame, page);
  }
}
