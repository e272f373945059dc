package org.chengming.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.chengming.organisations.Organisations;
import org.chengming.printing.Layout;
import org.chengming.printing.PdfPress;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * A case as one PDF: cover sheet, register form, the clock, the history, parts, the list of files.
 */
@Component
class CaseSheets {
  private static final Words T = Words.CHINESE;

  private final PdfPress press;
  private final PartRepository parts;
  private final Letters letters;
  private final Outcomes outcomes;
  private final Organisations organisations;
  private final Semaphore turns = new Semaphore(2, true);

  CaseSheets(
      PdfPress press,
      PartRepository parts,
      Letters letters,
      Outcomes outcomes,
      Organisations organisations) {
    this.press = press;
    this.parts = parts;
    this.letters = letters;
    this.outcomes = outcomes;
    this.organisations = organisations;
  }

  /**
   * Sets the PDF, in a process of its own; the first takes a second or two.
   *
   * @param members all other files, to be listed with their hashes
   */
  byte[] pdf(RequestCase file, ArchiveManifest head, List<ArchiveMember> members) {
    var page = html(file, head, members);
    turns.acquireUninterruptibly();
    try {
      var scratch = Files.createTempDirectory("case");
      try {
        var pdf = scratch.resolve("case.pdf");
        press.set(Layout.CASE, page, pdf);
        return Files.readAllBytes(pdf);
      } finally {
        FileSystemUtils.deleteRecursively(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  private String html(RequestCase file, ArchiveManifest head, List<ArchiveMember> members) {
    var page = Document.createShell("");
    page.outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .prettyPrint(false)
        .charset("UTF-8");
    page.child(0).attr("lang", "zh-Hans");
    page.title("政府信息公开申请案卷 " + file.number());
    var body = page.body();
    cover(body, file, head, members);
    register(body, file);
    clock(body, file);
    history(body, file);
    parts(body, file);
    letters(body, file);
    files(body, members);
    return page.outerHtml();
  }

  private void cover(
      Element body, RequestCase file, ArchiveManifest head, List<ArchiveMember> members) {
    var cover = body.appendElement("div").addClass("cover");
    cover.appendElement("h1").text("政府信息公开申请案卷");
    var table = table(cover);
    var requester = file.requester();
    row(table, "申请编号", file.number().value());
    row(table, "受理机关", organisations.bodies().get(file.bodyId()).name());
    row(table, "申请人", requester == null ? "已按期抹去" : requester.name());
    row(table, "提交", Dates.day(file.filedAt(), T));
    var by = file.due().by();
    row(table, "最晚答复", by == null ? "没有起算" : Dates.day(by, T));
    file.events().stream()
        .filter(e -> e.outcome() != null)
        .findFirst()
        .ifPresent(
            end -> {
              row(table, "办结", Dates.day(end.on(), T) + "，" + end.act().label());
              row(table, "处理结果", outcome(end));
            });
    row(table, "归档", "%s，%s".formatted(Dates.day(head.archivedOn(), T), head.archivedBy()));
    row(table, "案卷材料", "%d 件，见末页清单".formatted(members.size()));
  }

  private String outcome(Event end) {
    var code = end.outcome() == null ? "" : end.outcome();
    return outcomes.find(code, end.on()).map(o -> o.full() + "（" + o.source() + "）").orElse(code);
  }

  private void register(Element body, RequestCase file) {
    heading(body, "申请登记表");
    var table = table(body);
    var who = file.requester();
    row(table, "申请人类别", file.kind().label());
    if (who == null) {
      row(table, "申请人", "已按期抹去");
    } else {
      row(table, file.kind() == RequesterKind.PERSON ? "姓名" : "名称", who.name());
      row(table, "证件", who.idKind().label() + " " + who.idNumber());
      row(table, "法定代表人", who.representative());
      row(table, "联系人", who.contact());
      row(table, "电话", who.phone());
      row(table, "邮箱", who.email());
      row(table, "地址", (who.address() + " " + who.postcode()).strip());
    }
    row(table, "提交方式", file.channel().label());
    row(table, "所需信息", file.wanted() == null ? "（读不出来）" : file.wanted());
    row(table, "提供方式", file.provision().label());
    row(table, "获取途径", file.delivery().label());
    row(table, "要不要帮助", file.help() ? "看、听或写有困难" : "不要");
  }

  private static void clock(Element body, RequestCase file) {
    heading(body, "答复期限怎么算的");
    var table = table(body);
    for (var line : file.due().lines()) {
      row(
          table,
          DueTerms.of(line.term()),
          "%s　%s%d 个工作日%s　%s"
              .formatted(
                  Dates.day(line.on(), T),
                  line.days() > 0 ? "+" : "",
                  line.days(),
                  line.reaches() == null ? "" : "，到 " + Dates.day(line.reaches(), T),
                  line.source()));
    }
    var by = file.due().by();
    row(table, "最晚答复", by == null ? "没有起算" : Dates.day(by, T));
  }

  private void history(Element body, RequestCase file) {
    heading(body, "经过");
    var table = table(body);
    for (var event : file.events()) {
      if (CaseRecords.before(event)) {
        var said = new StringBuilder(event.act().label());
        if (event.days() != null) {
          said.append(" ").append(event.days()).append(" 个工作日");
        }
        if (event.until() != null) {
          said.append("，").append(Dates.day(event.until(), T)).append("以前");
        }
        if (event.outcome() != null) {
          said.append("：").append(outcome(event));
        }
        said.append("　").append(event.staffName() == null ? "申请人" : event.staffName());
        row(table, Dates.day(event.on(), T), told(said.toString(), event.text()));
      }
    }
  }

  private void parts(Element body, RequestCase file) {
    var all = parts.of(file.id());
    if (all.isEmpty()) {
      return;
    }
    heading(body, "其他机关的答复");
    for (var part : all) {
      var table = table(body);
      row(table, "机关", organisations.bodies().get(part.bodyId()).name());
      row(table, "问题", told(Dates.day(part.until(), T) + "以前要", part.question()));
      row(
          table,
          part.state().label(),
          part.answer()
              .map(a -> told(a.outcome() + "　" + a.staffName() + "拟", a.text()))
              .orElse("没有答复"));
    }
  }

  private void letters(Element body, RequestCase file) {
    var all = letters.of(file);
    if (all.isEmpty()) {
      return;
    }
    heading(body, "文书");
    var table = table(body);
    for (var letter : all) {
      var content = letter.content();
      var title = content == null ? "（读不出来）" : content.title();
      var delivered = letter.deliveredOn();
      row(
          table,
          letter.number(),
          "%s\n%s发文，%s拟，%s同意%s"
              .formatted(
                  title,
                  Dates.day(letter.issuedOn(), T),
                  letter.draftedBy(),
                  letter.approvedBy(),
                  delivered == null ? "" : "，%s送达".formatted(Dates.day(delivered, T))));
    }
  }

  private static void files(Element body, List<ArchiveMember> members) {
    heading(body, "案卷材料清单");
    var table = table(body);
    for (var member : members) {
      row(
          table,
          member.what(),
          "%s，%,d 字节\nSHA-256 %s".formatted(member.path(), member.size(), member.sha256()));
    }
  }

  private static String told(String head, @Nullable String text) {
    return text == null ? head : head + "\n" + text;
  }

  private static void heading(Element body, String text) {
    body.appendElement("h2").text(text);
  }

  private static Element table(Element body) {
    return body.appendElement("table");
  }

  /** A row with its lines; without one where nothing stands. */
  private static void row(Element table, String name, String value) {
    if (value.isBlank()) {
      return;
    }
    var row = table.appendElement("tr");
    row.appendElement("th").text(name);
    var cell = row.appendElement("td");
    value.lines().forEach(line -> cell.appendElement("p").text(line.isBlank() ? "\u00a0" : line));
  }
}
