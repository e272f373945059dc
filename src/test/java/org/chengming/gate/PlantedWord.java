package org.chengming.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;

/** DOCX files with things hidden in them. */
final class PlantedWord {
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
  private static final String MAIN = "word/document.xml";
  private static final String TYPE = PlantedPackage.CONTENT + "wordprocessingml.";

  private final Planted.Drawing draw;
  private final PlantedPackage file = new PlantedPackage();
  private final StringBuilder body = new StringBuilder();

  private PlantedWord(Planted.Drawing draw) {
    this.draw = draw;
  }

  static Planted docx(long seed) throws IOException {
    var draw = new Planted.Drawing(seed);
    return draw.of(FileKind.DOCX, new PlantedWord(draw).write());
  }

  private byte[] write() throws IOException {
    paragraph(run("", draw.sentence()));
    hiddenText();
    changes();
    comments();
    fields();
    pictures();
    settings();
    others();
    header();
    paragraph(run("", draw.sentence()));
    file.properties(draw);
    file.relate("", "officeDocument", MAIN);
    file.part(
        MAIN,
        TYPE + "document.main+xml",
        "<w:document %s><w:body>%s<w:sectPr>%s</w:sectPr></w:body></w:document>"
            .formatted(W, body, headers));
    return file.zip();
  }

  private String headers = "";

  private void paragraph(String runs) {
    body.append("<w:p>").append(runs).append("</w:p>");
  }

  private static String run(String properties, String text) {
    return "<w:r><w:rPr>%s</w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
        .formatted(properties, text);
  }

  private void hiddenText() {
    if (draw.often()) {
      paragraph(run("", draw.sentence()) + run("<w:vanish/>", draw.secret(Kind.HIDDEN_TEXT)));
    }
    if (draw.sometimes()) {
      paragraph(run("<w:color w:val=\"FFFFFF\"/>", draw.secret(Kind.HIDDEN_TEXT)));
    }
    if (draw.sometimes()) {
      paragraph(
          run(
              "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>",
              draw.sentence()));
    }
    if (draw.sometimes()) {
      file.part(
          "word/styles.xml",
          TYPE + "styles+xml",
          "<w:styles %s><w:style w:type=\"character\" w:styleId=\"Inside\"><w:name w:val=\"Inside\"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
              .formatted(W));
      file.relate(MAIN, "styles", "styles.xml");
      paragraph(run("<w:rStyle w:val=\"Inside\"/>", draw.secret(Kind.HIDDEN_TEXT)));
    }
  }

  private void changes() {
    if (draw.often()) {
      paragraph(
          run("", draw.sentence())
              + "<w:del w:id=\"1\" w:author=\"%s\" w:date=\"2014-05-01T08:00:00Z\"><w:r><w:delText>%s</w:delText></w:r></w:del>"
                  .formatted(draw.secret(Kind.TRACKED_CHANGE), draw.secret(Kind.TRACKED_CHANGE)));
    }
    if (draw.sometimes()) {
      paragraph(
          "<w:ins w:id=\"2\" w:author=\"%s\">%s</w:ins>"
              .formatted(draw.secret(Kind.TRACKED_CHANGE), run("", draw.sentence())));
    }
    if (draw.sometimes()) {
      paragraph(
          "<w:moveFrom w:id=\"3\" w:author=\"x\"><w:r><w:t>%s</w:t></w:r></w:moveFrom>"
              .formatted(draw.secret(Kind.TRACKED_CHANGE)));
      paragraph(
          "<w:moveTo w:id=\"4\" w:author=\"x\">%s</w:moveTo>".formatted(run("", draw.sentence())));
    }
    if (draw.sometimes()) {
      body.append(
          "<w:tbl><w:tr><w:tc><w:p>%s</w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id=\"5\" w:author=\"x\"/></w:trPr><w:tc><w:p>%s</w:p></w:tc></w:tr></w:tbl>"
              .formatted(run("", draw.sentence()), run("", draw.secret(Kind.TRACKED_CHANGE))));
    }
  }

  private void comments() {
    if (draw.often()) {
      file.part(
          "word/comments.xml",
          TYPE + "comments+xml",
          "<w:comments %s><w:comment w:id=\"0\" w:author=\"%s\"><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:comment></w:comments>"
              .formatted(W, draw.secret(Kind.COMMENT), draw.secret(Kind.COMMENT)));
      file.relate(MAIN, "comments", "comments.xml");
      paragraph(
          "<w:commentRangeStart w:id=\"0\"/>%s<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
              .formatted(run("", draw.sentence())));
    }
  }

  private void fields() {
    if (draw.sometimes()) {
      paragraph(
          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDETEXT \"C:\\\\Users\\\\%s\\\\a.doc\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>%s<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
              .formatted(draw.secret(Kind.FIELD_CODE), run("", draw.sentence())));
    }
    if (draw.sometimes()) {
      var id =
          file.relate(
              MAIN, "hyperlink", "file:///C:/Users/" + draw.latin(Kind.EXTERNAL_LINK), true);
      paragraph(
          "<w:hyperlink r:id=\"%s\">%s</w:hyperlink>".formatted(id, run("", draw.sentence())));
    }
    if (draw.sometimes()) {
      var id = file.relate(MAIN, "hyperlink", "https://www.example.gov.cn/a", true);
      paragraph(
          "<w:hyperlink r:id=\"%s\">%s</w:hyperlink>".formatted(id, run("", draw.sentence())));
    }
  }

  private void pictures() throws IOException {
    if (draw.sometimes()) {
      file.bytes("word/media/image1.jpg", "", PlantedPicture.jpeg(draw, 1));
      var id = file.relate(MAIN, "image", "media/image1.jpg");
      paragraph(
          "<w:r><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wp:docPr id=\"1\" name=\"p\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"p\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"%s\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
              .formatted(id));
    }
    if (draw.sometimes()) {
      file.bytes(
          "word/embeddings/oleObject1.bin",
          "",
          draw.latin(Kind.EMBEDDED_FILE).getBytes(StandardCharsets.UTF_8));
      var id = file.relate(MAIN, "oleObject", "embeddings/oleObject1.bin");
      paragraph(
          "<w:r><w:object><v:shape/><o:OLEObject Type=\"Embed\" ProgID=\"Package\" r:id=\"%s\"/></w:object></w:r>"
              .formatted(id));
    }
  }

  private void settings() {
    if (draw.often()) {
      var settings = new StringBuilder();
      if (draw.often()) {
        draw.plain(Kind.REVISION_ID);
        settings.append(
            "<w:rsids><w:rsidRoot w:val=\"00A1B2C3\"/><w:rsid w:val=\"00D4E5F6\"/></w:rsids>");
      }
      if (draw.sometimes()) {
        settings.append(
            "<w:docVars><w:docVar w:name=\"who\" w:val=\"%s\"/></w:docVars>"
                .formatted(draw.secret(Kind.CUSTOM_DATA)));
      }
      file.part(
          "word/settings.xml",
          TYPE + "settings+xml",
          "<w:settings %s>%s</w:settings>".formatted(W, settings));
      file.relate(MAIN, "settings", "settings.xml");
    }
  }

  private void others() {
    if (draw.sometimes()) {
      file.part(
          "customXml/item1.xml",
          "",
          "<data><who>%s</who></data>".formatted(draw.secret(Kind.CUSTOM_DATA)));
      file.relate(MAIN, "customXml", "../customXml/item1.xml");
    }
    if (draw.sometimes()) {
      file.bytes(
          "word/vbaProject.bin",
          "application/vnd.ms-office.vbaProject",
          draw.latin(Kind.MACRO).getBytes(StandardCharsets.UTF_8));
      file.relate(
          MAIN,
          "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
          "vbaProject.bin");
    }
    if (draw.sometimes()) {
      file.part("word/left.xml", "", "<left>%s</left>".formatted(draw.secret(Kind.CUSTOM_DATA)));
    }
  }

  private void header() {
    if (draw.sometimes()) {
      file.part(
          "word/header1.xml",
          TYPE + "header+xml",
          "<w:hdr %s><w:p>%s%s</w:p></w:hdr>"
              .formatted(
                  W, run("", draw.sentence()), run("<w:vanish/>", draw.secret(Kind.HIDDEN_TEXT))));
      headers =
          "<w:headerReference w:type=\"default\" r:id=\"%s\"/>"
              .formatted(file.relate(MAIN, "header", "header1.xml"));
    }
  }
}
