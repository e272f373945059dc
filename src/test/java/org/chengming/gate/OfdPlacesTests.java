package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places of OFD files where somebody's number may stand, seen or not. */
class OfdPlacesTests {
  private static final String TEXT =
      "<ofd:TextObject ID=\"6\" Boundary=\"10 10 50 5\"><ofd:TextCode DeltaX=\"139 8765 4321\">%s</ofd:TextCode></ofd:TextObject>";

  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  @TempDir Path folder;

  private static byte[] ofd(String outlines, String page, String... more) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      part(
          zip,
          "OFD.xml",
          "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
      part(
          zip,
          "Doc_0/Document.xml",
          "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData><ofd:DocumentRes>Res.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID=\"7\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages>"
              + outlines
              + "</ofd:Document>");
      part(
          zip,
          "Doc_0/Res.xml",
          "<ofd:Res xmlns:ofd=\"http://www.ofdspec.org/2016\" BaseLoc=\"Res\"><ofd:MultiMedias><ofd:MultiMedia ID=\"9\"><ofd:MediaFile>a.bin</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>");
      part(zip, "Doc_0/Res/a.bin", "kept");
      page(zip, "Doc_0/Pages/Page_0/Content.xml", page);
      for (int i = 0; i < more.length; i += 2) {
        page(zip, more[i], more[i + 1]);
      }
    }
    return out.toByteArray();
  }

  private static void page(ZipOutputStream zip, String name, String objects) throws IOException {
    part(
        zip,
        name,
        "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer ID=\"5\">"
            + objects
            + "</ofd:Layer></ofd:Content></ofd:Page>");
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String cleaned(byte[] bytes) throws IOException {
    var out = folder.resolve("out");
    assertThat(
            inspection.clean(Files.write(folder.resolve("in"), bytes), FileKind.OFD, out).written())
        .isTrue();
    return PlantedCheck.everything(Files.readAllBytes(out), FileKind.OFD);
  }

  @Test
  void a_page_nothing_leads_to_any_more_is_gone_though_others_have_its_name() throws IOException {
    var bytes =
        ofd(
            "",
            TEXT.formatted("看得见"),
            "Doc_0/Pages/Page_1/Content.xml",
            TEXT.formatted("张某13812345678"));
    assertThat(
            inspection.inspect(Files.write(folder.resolve("in"), bytes), FileKind.OFD).findings())
        .extracting(FileFinding::kind)
        .containsExactlyInAnyOrder(Kind.CUSTOM_DATA, Kind.PERSONAL_DATA);
    assertThat(cleaned(bytes))
        .doesNotContain("13812345678")
        .contains("看得见", "kept", "139 8765 4321");
  }

  @Test
  void the_title_of_a_bookmark_is_masked() throws IOException {
    var bytes =
        ofd(
            "<ofd:Outlines><ofd:OutlineElem Title=\"张某13812345678\"/></ofd:Outlines>",
            TEXT.formatted("看得见"));
    assertThat(cleaned(bytes)).doesNotContain("张某13812345678").contains("张某138****5678");
  }

  @Test
  void a_bar_over_a_scan_hides_nothing_and_is_told_of() throws IOException {
    var bytes =
        ofd(
            "",
            "<ofd:ImageObject ID=\"11\" Boundary=\"0 0 210 297\" ResourceID=\"9\"/>"
                + "<ofd:PathObject ID=\"12\" Boundary=\"20 40 60 8\" Fill=\"true\"/>"
                + "<ofd:PathObject ID=\"13\" Boundary=\"20 60 60 1\" Fill=\"true\"/>");
    assertThat(
            inspection.inspect(Files.write(folder.resolve("in"), bytes), FileKind.OFD).findings())
        .extracting(FileFinding::kind)
        .containsExactly(Kind.COVERED_TEXT);
  }
}
