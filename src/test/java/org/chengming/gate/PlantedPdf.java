package org.chengming.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;

/** PDF files with things hidden in them. */
final class PlantedPdf {
  private static final PDType1Font FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

  private PlantedPdf() {}

  static Planted pdf(long seed) throws IOException {
    var draw = new Planted.Drawing(seed);
    byte[] bytes;
    try (var document = new PDDocument()) {
      int pages = 1 + draw.random.nextInt(2);
      for (int i = 0; i < pages; i++) {
        page(document, draw);
      }
      structure(document, draw);
      var out = new ByteArrayOutputStream();
      document.save(out);
      bytes = out.toByteArray();
    }
    if (draw.sometimes()) {
      bytes = changed(bytes, draw);
    }
    if (draw.sometimes()) {
      var out = new ByteArrayOutputStream();
      out.writeBytes(bytes);
      out.writeBytes(
          ("\n% " + draw.latin(Kind.TRAILING_DATA)).getBytes(StandardCharsets.ISO_8859_1));
      bytes = out.toByteArray();
    }
    return draw.of(FileKind.PDF, bytes);
  }

  private static void page(PDDocument document, Planted.Drawing draw) throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      text(content, 700, draw.shown("Notice number " + draw.random.nextInt(1_000_000)));
      if (draw.sometimes()) {
        content.setNonStrokingColor(1f);
        text(content, 600, draw.latin(Kind.HIDDEN_TEXT));
        content.setNonStrokingColor(0f);
      }
      if (draw.sometimes()) {
        content.setRenderingMode(RenderingMode.NEITHER);
        text(content, 500, draw.latin(Kind.HIDDEN_TEXT));
        content.setRenderingMode(RenderingMode.FILL);
      }
      if (draw.sometimes()) {
        text(content, 900, draw.latin(Kind.HIDDEN_TEXT));
      }
      if (draw.sometimes()) {
        var picture = JPEGFactory.createFromImage(document, PlantedPicture.image());
        byte[] raw;
        try (var in = picture.getStream().getCOSObject().createRawInputStream()) {
          raw = in.readAllBytes();
        }
        var noted = PlantedPicture.jpeg(draw, 1);
        assert noted.length > raw.length;
        try (var out = picture.getStream().getCOSObject().createRawOutputStream()) {
          out.write(noted);
        }
        content.drawImage(picture, 100, 300);
      }
    }
    if (draw.often()) {
      var remark = new PDAnnotationText();
      remark.setRectangle(new PDRectangle(10, 10, 20, 20));
      remark.setContents(draw.secret(Kind.ANNOTATION));
      remark.setTitlePopup(draw.secret(Kind.ANNOTATION));
      page.getAnnotations().add(remark);
      page.setAnnotations(java.util.List.of(remark));
    }
  }

  /** Text under a black box, which only whoever blacks it out properly takes away. */
  static Planted covered(long seed) throws IOException {
    var draw = new Planted.Drawing(seed);
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        text(content, 700, draw.shown("Notice number " + draw.random.nextInt(1_000_000)));
        text(content, 600, draw.latin(Kind.COVERED_TEXT));
        content.addRect(60, 590, 500, 30);
        content.fill();
      }
      document.save(out);
      return draw.of(FileKind.PDF, out.toByteArray());
    }
  }

  private static void text(PDPageContentStream content, float y, String text) throws IOException {
    content.beginText();
    content.setFont(FONT, 14);
    content.newLineAtOffset(72, y);
    content.showText(text);
    content.endText();
  }

  private static void structure(PDDocument document, Planted.Drawing draw) throws IOException {
    if (draw.often()) {
      document.getDocumentInformation().setAuthor(draw.secret(Kind.PROPERTY));
      document
          .getDocumentInformation()
          .setCustomMetadataValue("Office", draw.secret(Kind.PROPERTY));
    }
    if (draw.sometimes()) {
      var metadata = new PDMetadata(document);
      metadata.importXMPMetadata(
          ("<x>" + draw.secret(Kind.PROPERTY) + "</x>").getBytes(StandardCharsets.UTF_8));
      document.getDocumentCatalog().setMetadata(metadata);
    }
    var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    if (draw.sometimes()) {
      var file = new PDEmbeddedFile(document);
      try (var out = file.createOutputStream()) {
        out.write(draw.latin(Kind.EMBEDDED_FILE).getBytes(StandardCharsets.UTF_8));
      }
      var specification = new PDComplexFileSpecification();
      specification.setFile(draw.latin(Kind.EMBEDDED_FILE) + ".txt");
      specification.setEmbeddedFile(file);
      var tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(Map.of("a", specification));
      names.setEmbeddedFiles(tree);
      document.getDocumentCatalog().setNames(names);
    }
    if (draw.sometimes()) {
      document
          .getDocumentCatalog()
          .setOpenAction(new PDActionJavaScript("var a='" + draw.latin(Kind.SCRIPT) + "';"));
    }
    if (draw.sometimes()) {
      var form = new PDAcroForm(document);
      document.getDocumentCatalog().setAcroForm(form);
      var field = new PDTextField(form);
      field.setPartialName("who");
      field.getCOSObject().setString(COSName.V, draw.latin(Kind.FORM_DATA));
      form.getFields().add(field);
    }
    if (draw.sometimes()) {
      var data = new COSDictionary();
      data.setString(COSName.getPDFName("Who"), draw.secret(Kind.CUSTOM_DATA));
      document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("OfficeData"), data);
    }
  }

  /** Changed by adding: what stood on the last page before is still in the file. */
  private static byte[] changed(byte[] before, Planted.Drawing draw) throws IOException {
    try (var document = Loader.loadPDF(before);
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        text(content, 700, draw.latin(Kind.OLDER_VERSION));
      }
      document.save(out);
      try (var again = Loader.loadPDF(out.toByteArray());
          var last = new ByteArrayOutputStream()) {
        var replaced = again.getPage(again.getNumberOfPages() - 1);
        try (var content = new PDPageContentStream(again, replaced)) {
          text(content, 700, draw.shown("In force from " + draw.random.nextInt(1_000_000)));
        }
        replaced.getCOSObject().setNeedToBeUpdated(true);
        replaced.getResources().getCOSObject().setNeedToBeUpdated(true);
        again.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        again.saveIncremental(last);
        return last.toByteArray();
      }
    }
  }
}
