package org.chengming.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengming.gate.FileFinding.Kind;

/** An Office package written by hand, part by part, so that no library decides what is in it. */
final class PlantedPackage {
  static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  static final String CONTENT = "application/vnd.openxmlformats-officedocument.";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, StringBuilder> relations = new LinkedHashMap<>();
  private int number;

  void part(String name, String type, String xml) {
    bytes(name, type, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
  }

  void bytes(String name, String type, byte[] content) {
    parts.put(name, content);
    types.put(name, type);
  }

  /**
   * @param type the last words of it, or all
   * @return its id
   */
  String relate(String from, String type, String target) {
    return relate(from, type, target, false);
  }

  String relate(String from, String type, String target, boolean external) {
    var id = "rId" + ++number;
    relations
        .computeIfAbsent(from, f -> new StringBuilder())
        .append(
            "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"%s/>"
                .formatted(
                    id,
                    type.contains(":") ? type : OFFICE + "/" + type,
                    target,
                    external ? " TargetMode=\"External\"" : ""));
    return id;
  }

  /** What nearly every document says of itself. */
  void properties(Planted.Drawing draw) {
    if (draw.often()) {
      var author = draw.secret(Kind.PROPERTY);
      var saved = draw.secret(Kind.PROPERTY);
      part(
          "docProps/core.xml",
          "application/vnd.openxmlformats-package.core-properties+xml",
          "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:creator>%s</dc:creator><cp:lastModifiedBy>%s</cp:lastModifiedBy><dcterms:created xsi:type=\"dcterms:W3CDTF\">2014-05-01T08:00:00Z</dcterms:created></cp:coreProperties>"
              .formatted(author, saved));
      relate(
          "",
          "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
          "docProps/core.xml");
    }
    if (draw.often()) {
      part(
          "docProps/app.xml",
          CONTENT + "extended-properties+xml",
          "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Office</Application><Company>%s</Company></Properties>"
              .formatted(draw.secret(Kind.PROPERTY)));
      relate("", "extended-properties", "docProps/app.xml");
    }
    if (draw.sometimes()) {
      part(
          "docProps/custom.xml",
          CONTENT + "custom-properties+xml",
          "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"KSOProductBuildVer\"><vt:lpwstr>%s</vt:lpwstr></property></Properties>"
              .formatted(draw.secret(Kind.PROPERTY)));
      relate("", "custom-properties", "docProps/custom.xml");
    }
  }

  byte[] zip() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      var list =
          new StringBuilder(
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"jpg\" ContentType=\"image/jpeg\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>");
      types.forEach(
          (name, type) -> {
            if (!type.isEmpty()) {
              list.append("<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(name, type));
            }
          });
      write(
          zip, "[Content_Types].xml", (HEAD + list + "</Types>").getBytes(StandardCharsets.UTF_8));
      for (var part : parts.entrySet()) {
        write(zip, part.getKey(), part.getValue());
      }
      for (var from : relations.entrySet()) {
        write(
            zip,
            OfficeParts.rels(from.getKey()),
            (HEAD
                    + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + from.getValue()
                    + "</Relationships>")
                .getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
