package org.chengming.redaction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** PDF files made on the spot. */
final class Papers {
  static final PDFont LATIN = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

  private Papers() {}

  /** Paints onto one page. */
  interface Painting {
    void on(PDPageContentStream content, PDPage page) throws IOException;
  }

  static Path of(Path file, Painting... pages) throws IOException {
    try (var document = new PDDocument()) {
      for (var painting : pages) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          painting.on(content, page);
        }
      }
      document.save(file.toFile());
    }
    return file;
  }

  static void text(PDPageContentStream content, double x, double y, String text)
      throws IOException {
    content.beginText();
    content.setFont(LATIN, 14);
    content.newLineAtOffset((float) x, (float) y);
    content.showText(text);
    content.endText();
  }

  /** Chinese, with a font every reader has or stands in for. */
  static void chinese(PDPageContentStream content, PDPage page, double x, double y, String text)
      throws IOException {
    chinese(content, page, x, y, text, false);
  }

  @SuppressWarnings("deprecation")
  static void chinese(
      PDPageContentStream content, PDPage page, double x, double y, String text, boolean vertical)
      throws IOException {
    var name = COSName.getPDFName(vertical ? "SongV" : "Song");
    var resources = page.getResources();
    var fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
    if (fonts == null) {
      fonts = new COSDictionary();
      resources.getCOSObject().setItem(COSName.FONT, fonts);
    }
    fonts.setItem(name, song(vertical));
    content.appendRawCommands(
        "BT /%s 14 Tf %.2f %.2f Td <%s> Tj ET\n"
            .formatted(
                name.getName(),
                x,
                y,
                HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE))));
  }

  private static COSDictionary song(boolean vertical) {
    var system = new COSDictionary();
    system.setString(COSName.REGISTRY, "Adobe");
    system.setString(COSName.ORDERING, "GB1");
    system.setInt(COSName.SUPPLEMENT, 2);
    var descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "STSong-Light");
    descriptor.setInt(COSName.FLAGS, 6);
    var descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    descendant.setName(COSName.BASE_FONT, "STSong-Light");
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    descendant.setInt(COSName.DW, 1000);
    var font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "STSong-Light");
    font.setName(COSName.ENCODING, vertical ? "UniGB-UCS2-V" : "UniGB-UCS2-H");
    font.setItem(COSName.DESCENDANT_FONTS, new COSArray(List.of(descendant)));
    return font;
  }

  /** One page that shows a word, and the word again wherever else a PDF may hold it. */
  static Path hiding(Path file, String word) throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        text(content, 72, 700, "Report about " + word + " and others");
        content.setNonStrokingColor(1f);
        text(content, 72, 500, "white " + word);
        content.setNonStrokingColor(0f);
        layer(document, content, word);
        content.appendRawCommands("/Span <</ActualText (%s)>> BDC EMC\n".formatted(word));
      }
      structure(document, page, word);
      document.save(file.toFile());
    }
    // A change that is only added: the old text stays in the file below the new one.
    try (var document = Loader.loadPDF(file.toFile());
        var out = Files.newOutputStream(file.resolveSibling("changed.pdf"))) {
      document.getDocumentInformation().setSubject("changed");
      document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(out);
    }
    Files.move(file.resolveSibling("changed.pdf"), file, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(file, "\n% after the end: " + word, StandardOpenOption.APPEND);
    return file;
  }

  private static void layer(PDDocument document, PDPageContentStream content, String word)
      throws IOException {
    var layers = new PDOptionalContentProperties();
    var off = new PDOptionalContentGroup("layer " + word);
    layers.addGroup(off);
    layers.setGroupEnabled(off, false);
    document.getDocumentCatalog().setOCProperties(layers);
    content.beginMarkedContent(COSName.OC, off);
    text(content, 72, 400, "layer " + word);
    content.endMarkedContent();
  }

  private static void structure(PDDocument document, PDPage page, String word) throws IOException {
    var info = document.getDocumentInformation();
    info.setTitle(word);
    info.getCOSObject()
        .setItem("Wide", new COSString(("\uFEFF" + word).getBytes(StandardCharsets.UTF_16BE)));
    var catalog = document.getDocumentCatalog();
    catalog.setMetadata(
        new PDMetadata(
            document,
            new ByteArrayInputStream(
                "<x:xmpmeta>%s</x:xmpmeta>".formatted(word).getBytes(StandardCharsets.UTF_8))));
    var note = new PDAnnotationText();
    note.setContents("note on " + word);
    note.setRectangle(new PDRectangle(400, 600, 20, 20));
    page.getAnnotations().add(note);
    var attached =
        new PDEmbeddedFile(
            document, new ByteArrayInputStream(word.getBytes(StandardCharsets.UTF_8)));
    var specification = new PDComplexFileSpecification();
    specification.setFile(word + ".txt");
    specification.setEmbeddedFile(attached);
    var files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of(word, specification));
    var names = new PDDocumentNameDictionary(catalog);
    names.setEmbeddedFiles(files);
    catalog.setNames(names);
    catalog.setOpenAction(new PDActionJavaScript("app.alert('" + word + "')"));
    var outline = new PDDocumentOutline();
    var item = new PDOutlineItem();
    item.setTitle("chapter " + word);
    outline.addLast(item);
    catalog.setDocumentOutline(outline);
    field(document, page, word);
    var thumbnail = document.getDocument().createCOSStream();
    try (var out = thumbnail.createOutputStream()) {
      out.write(word.getBytes(StandardCharsets.UTF_8));
    }
    page.getCOSObject().setItem("Thumb", thumbnail);
    page.getCOSObject().setItem("PieceInfo", new COSArray(List.of(new COSString(word))));
    page.getCOSObject().setItem("StructParents", COSInteger.ZERO);
  }

  private static void field(PDDocument document, PDPage page, String word) throws IOException {
    var form = new PDAcroForm(document);
    var resources = new PDResources();
    resources.put(COSName.HELV, LATIN);
    form.setDefaultResources(resources);
    form.setDefaultAppearance("/Helv 12 Tf 0 g");
    document.getDocumentCatalog().setAcroForm(form);
    var field = new PDTextField(form);
    field.setPartialName("name");
    form.getFields().add(field);
    var widget = field.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(72, 300, 300, 30));
    widget.setPage(page);
    widget.setPrinted(true);
    page.getAnnotations().add(widget);
    field.setValue("field " + word);
  }
}
