package org.chengming.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The least that makes an Office document (ECMA-376): a ZIP of XML parts. Its bytes depend on its
 * content alone.
 */
final class OfficePackage {
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** The first moment a ZIP can name, in no time zone. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private record Part(String type, String xml) {}

  private final String main;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final StringBuilder relations = new StringBuilder();
  private int related;

  /**
   * @param main path of the document itself, e.g. {@code word/document.xml}
   */
  OfficePackage(String main, String type, String xml) {
    this.main = main;
    parts.put(main, new Part(type, xml));
  }

  /** A part that hangs on the document; its relation is {@code rId1}, {@code rId2} … in order. */
  void relate(String relation, String target, String type, String xml) {
    relations.append(relationship("rId" + ++related, relation, target));
    parts.put(folder() + target, new Part(type, xml));
  }

  private String folder() {
    return main.substring(0, main.lastIndexOf('/') + 1);
  }

  byte[] zip() {
    var types =
        new StringBuilder(
            "<Types xmlns=\""
                + PACKAGE
                + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    parts.forEach(
        (path, part) ->
            types.append(
                "<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(path, part.type())));
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      entry(zip, "[Content_Types].xml", types.append("</Types>").toString());
      entry(zip, "_rels/.rels", relationships(relationship("rId1", "officeDocument", main)));
      for (var part : parts.entrySet()) {
        entry(zip, part.getKey(), part.getValue().xml());
      }
      if (related > 0) {
        entry(
            zip,
            "%s_rels/%s.rels".formatted(folder(), main.substring(folder().length())),
            relationships(relations.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String relationship(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String relationships(String all) {
    return "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(PACKAGE, all);
  }

  private static void entry(ZipOutputStream zip, String path, String xml) throws IOException {
    var entry = new ZipEntry(path);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    zip.write(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml)
            .getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** Text as it may stand between tags and in attributes; what XML cannot hold is left out. */
  static String escape(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
