package org.chengming.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;

/** OFD files with things hidden in them. */
final class PlantedOfd {
  private static final String NS = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

  private final Planted.Drawing draw;
  private final Map<String, String> parts = new LinkedHashMap<>();
  private int object = 10;

  private PlantedOfd(Planted.Drawing draw) {
    this.draw = draw;
  }

  static Planted ofd(long seed) throws IOException {
    var draw = new Planted.Drawing(seed);
    return draw.of(FileKind.OFD, new PlantedOfd(draw).write());
  }

  private byte[] write() throws IOException {
    var information = new StringBuilder("<ofd:DocID>0123456789abcdef</ofd:DocID>");
    if (draw.often()) {
      information.append("<ofd:Author>%s</ofd:Author>".formatted(draw.secret(Kind.PROPERTY)));
    }
    if (draw.sometimes()) {
      information.append(
          "<ofd:CustomDatas><ofd:CustomData Name=\"who\">%s</ofd:CustomData></ofd:CustomDatas>"
              .formatted(draw.secret(Kind.CUSTOM_DATA)));
    }
    parts.put(
        "OFD.xml",
        "<ofd:OFD %s Version=\"1.1\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo>%s</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            .formatted(NS, information));
    int pages = 1 + draw.random.nextInt(2);
    var list = new StringBuilder();
    for (int i = 0; i < pages; i++) {
      list.append(
          "<ofd:Page ID=\"%d\" BaseLoc=\"Pages/Page_%d/Content.xml\"/>".formatted(i + 1, i));
      parts.put("Doc_0/Pages/Page_%d/Content.xml".formatted(i), page());
    }
    var more = new StringBuilder();
    attachments(more);
    annotations(more);
    parts.put(
        "Doc_0/Document.xml",
        "<ofd:Document %s><ofd:Pages>%s</ofd:Pages>%s</ofd:Document>".formatted(NS, list, more));
    if (draw.sometimes()) {
      parts.put("Doc_0/leftover7.xml", "<left>%s</left>".formatted(draw.secret(Kind.CUSTOM_DATA)));
    }
    return zip();
  }

  private String page() {
    var objects = new StringBuilder(text("", "", draw.sentence()));
    if (draw.sometimes()) {
      objects.append(text(" Visible=\"false\"", "", draw.secret(Kind.HIDDEN_TEXT)));
    }
    if (draw.sometimes()) {
      objects.append(
          text("", "<ofd:FillColor Value=\"255 255 255\"/>", draw.secret(Kind.HIDDEN_TEXT)));
    }
    if (draw.sometimes()) {
      objects.append(
          text(
              "",
              "<ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:URI URI=\"%s\"/></ofd:Action></ofd:Actions>"
                  .formatted(draw.call()),
              draw.sentence()));
    }
    return "<ofd:Page %s><ofd:Content><ofd:Layer ID=\"5\">%s</ofd:Layer></ofd:Content></ofd:Page>"
        .formatted(NS, objects);
  }

  private String text(String attributes, String colour, String text) {
    object++;
    return "<ofd:TextObject ID=\"%d\" Boundary=\"20 %d 100 5\" Font=\"1\" Size=\"4\"%s>%s<ofd:TextCode X=\"0\" Y=\"4\">%s</ofd:TextCode></ofd:TextObject>"
        .formatted(object, 10 * object, attributes, colour, text);
  }

  private void attachments(StringBuilder more) {
    if (draw.sometimes()) {
      parts.put("Doc_0/Attachs/inner.txt", draw.secret(Kind.EMBEDDED_FILE));
      parts.put(
          "Doc_0/Attachs/Attachments.xml",
          "<ofd:Attachments %s><ofd:Attachment ID=\"1\" Name=\"%s\"><ofd:FileLoc>inner.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"
              .formatted(NS, draw.secret(Kind.EMBEDDED_FILE)));
      more.append("<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>");
    }
  }

  private void annotations(StringBuilder more) {
    if (draw.sometimes()) {
      parts.put(
          "Doc_0/Annots/Page_0/Annotation.xml",
          "<ofd:PageAnnot %s><ofd:Annot ID=\"90\" Type=\"Highlight\" Creator=\"%s\" LastModDate=\"2014-05-01\"><ofd:Remark>%s</ofd:Remark><ofd:Appearance Boundary=\"0 0 1 1\"/></ofd:Annot></ofd:PageAnnot>"
              .formatted(NS, draw.secret(Kind.ANNOTATION), draw.secret(Kind.ANNOTATION)));
      parts.put(
          "Doc_0/Annots/Annotations.xml",
          "<ofd:Annotations %s><ofd:Page PageID=\"1\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
              .formatted(NS));
      more.append("<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>");
    }
  }

  private byte[] zip() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
