package org.chengming.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * The parts of an Office document (ECMA-376 part 2) or OFD, unpacked in memory within bounds, and
 * what leads from one to another.
 */
final class OfficeParts {
  private static final String TYPES = "[Content_Types].xml";
  private static final long MOST_BYTES = 200L << 20;
  private static final int MOST_ENTRIES = 20_000;
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Part names are compared without case. */
  private final SortedMap<String, byte[]> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static OfficeParts read(Path file) throws IOException {
    var office = new OfficeParts();
    try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      long left = MOST_BYTES;
      if (zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum() > left) {
        throw new Unopened(FileTrouble.TOO_LARGE, "says it unpacks beyond bounds");
      }
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (office.parts.size() > MOST_ENTRIES) {
          throw new Unopened(FileTrouble.TOO_LARGE, "too many parts");
        }
        if (!entry.isDirectory()) {
          var bytes = read(zip, entry, left);
          left -= bytes.length;
          office.parts.put(entry.getName().replace('\\', '/').replaceFirst("^/+", ""), bytes);
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new Unopened(FileTrouble.BROKEN, "zip: " + e.getMessage());
    }
    return office;
  }

  private static byte[] read(ZipFile zip, ZipEntry entry, long left) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      var bytes = in.readNBytes((int) Math.min(left + 1, 1L << 30));
      if (bytes.length > left) {
        throw new Unopened(FileTrouble.TOO_LARGE, "unpacks beyond bounds");
      }
      return bytes;
    }
  }

  void write(Path out) throws IOException {
    keepTypes();
    try (var zip = new ZipOutputStream(Files.newOutputStream(out), StandardCharsets.UTF_8)) {
      if (parts.containsKey(TYPES)) {
        entry(zip, TYPES, parts.get(TYPES));
      }
      for (var part : parts.entrySet()) {
        if (!part.getKey().equalsIgnoreCase(TYPES)) {
          entry(zip, part.getKey(), part.getValue());
        }
      }
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Content types name no part that is not there, and no macros. */
  private void keepTypes() throws IOException {
    if (!parts.containsKey(TYPES)) {
      return;
    }
    var types = Xml.parse(parts.get(TYPES));
    for (var override : Xml.all(types, "Override", "Default")) {
      var part = override.getAttribute("PartName").replaceFirst("^/+", "");
      if (!part.isEmpty() && !parts.containsKey(part)
          || override.getAttribute("ContentType").contains("vbaProject")) {
        Xml.remove(override);
      } else {
        override.setAttribute("ContentType", plain(override.getAttribute("ContentType")));
      }
    }
    put(TYPES, types);
  }

  private static String plain(String type) {
    return type.replace(
            "ms-word.document.macroEnabled.main",
            "openxmlformats-officedocument.wordprocessingml.document.main")
        .replace(
            "ms-excel.sheet.macroEnabled.main",
            "openxmlformats-officedocument.spreadsheetml.sheet.main")
        .replace(
            "ms-powerpoint.presentation.macroEnabled.main",
            "openxmlformats-officedocument.presentationml.presentation.main");
  }

  Set<String> names() {
    return new TreeSet<>(parts.keySet());
  }

  boolean has(String name) {
    return parts.containsKey(name);
  }

  byte[] bytes(String name) throws IOException {
    var bytes = parts.get(name);
    if (bytes == null) {
      throw new Unopened(FileTrouble.BROKEN, "a part is missing: " + name);
    }
    return bytes;
  }

  Document xml(String name) throws IOException {
    return Xml.parse(bytes(name));
  }

  void put(String name, byte[] bytes) {
    parts.put(name, bytes);
  }

  void put(String name, Document document) throws IOException {
    parts.put(name, Xml.write(document));
  }

  void remove(String name) {
    parts.remove(name);
  }

  /**
   * What leads away from a part.
   *
   * @param target a part of this file, or an address where external
   */
  record Relation(String id, String type, String target, boolean external) {
    /** The last word of the type, the same in the strict and the transitional form. */
    String kind() {
      return type.substring(type.lastIndexOf('/') + 1);
    }
  }

  /**
   * @param part empty for the package itself
   */
  List<Relation> relations(String part) throws IOException {
    var rels = rels(part);
    var found = new ArrayList<Relation>();
    if (parts.containsKey(rels)) {
      for (var element : Xml.all(xml(rels), "Relationship")) {
        var external = element.getAttribute("TargetMode").equals("External");
        var target = element.getAttribute("Target");
        found.add(
            new Relation(
                element.getAttribute("Id"),
                element.getAttribute("Type"),
                external ? target : resolve(part, target),
                external));
      }
    }
    return found;
  }

  /** Takes relations away; what only they led to is no longer reached. */
  void unrelate(String part, Set<String> ids) throws IOException {
    if (ids.isEmpty()) {
      return;
    }
    var rels = rels(part);
    var document = xml(rels);
    for (var element : Xml.all(document, "Relationship")) {
      if (ids.contains(element.getAttribute("Id"))) {
        Xml.remove(element);
      }
    }
    put(rels, document);
  }

  /** The first part a relation of this kind leads to. */
  @Nullable String related(String part, String kind) throws IOException {
    for (var relation : relations(part)) {
      if (relation.kind().equals(kind) && !relation.external()) {
        return relation.target();
      }
    }
    return null;
  }

  String main() throws IOException {
    var main = related("", "officeDocument");
    if (main == null || !has(main)) {
      throw new Unopened(FileTrouble.BROKEN, "no main part");
    }
    return main;
  }

  /** The parts nothing leads to, relations and types aside. */
  List<String> unreached() throws IOException {
    var reached = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    reached.add(TYPES);
    var open = new ArrayDeque<>(List.of(""));
    while (!open.isEmpty()) {
      var part = open.pop();
      reached.add(rels(part));
      for (var relation : relations(part)) {
        if (!relation.external() && has(relation.target()) && reached.add(relation.target())) {
          open.add(relation.target());
        }
      }
    }
    return parts.keySet().stream().filter(name -> !reached.contains(name)).toList();
  }

  static String rels(String part) {
    int slash = part.lastIndexOf('/') + 1;
    return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
  }

  private static String resolve(String part, String target) {
    var plain = target.replace('\\', '/').split("#", 2)[0];
    if (plain.startsWith("/")) {
      return plain.substring(1);
    }
    var folder = new ArrayDeque<String>();
    int slash = part.lastIndexOf('/');
    if (slash > 0) {
      folder.addAll(List.of(part.substring(0, slash).split("/")));
    }
    for (var step : plain.split("/")) {
      if (step.equals("..")) {
        folder.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        folder.add(step);
      }
    }
    return String.join("/", folder);
  }
}
