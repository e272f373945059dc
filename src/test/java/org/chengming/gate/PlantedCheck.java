package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;

/**
 * Says what is wrong with what the gate makes of a planted file, by means of its own: the bytes are
 * unpacked here and searched as they are.
 */
final class PlantedCheck {
  private PlantedCheck() {}

  static List<String> of(Inspection inspection, Planted planted, Path folder, String name)
      throws IOException {
    var wrong = new ArrayList<String>();
    var file = Files.write(folder.resolve("planted"), planted.bytes());
    var report = inspection.inspect(file, planted.kind());
    var told =
        report.findings().stream()
            .collect(Collectors.groupingBy(FileFinding::kind, Collectors.counting()));
    var wanted = new HashMap<Kind, Integer>();
    planted.items().forEach(i -> wanted.merge(i.kind(), 1, Integer::sum));
    wanted.forEach(
        (kind, count) -> {
          if (!told.containsKey(kind)) {
            wrong.add("%s %s: %s not told".formatted(name, planted.kind(), kind));
          }
        });
    var out = folder.resolve("copy");
    Files.deleteIfExists(out);
    InspectionProgram.Answer answer;
    try {
      answer = inspection.clean(file, planted.kind(), out);
    } catch (Unopened e) {
      wrong.add(
          "%s %s: no copy, %s %s".formatted(name, planted.kind(), e.trouble(), e.getMessage()));
      return wrong;
    }
    if (answer.written() == planted.items().isEmpty()) {
      wrong.add("%s %s: written %s".formatted(name, planted.kind(), answer.written()));
    }
    if (!answer.written()) {
      return wrong;
    }
    var everything = everything(Files.readAllBytes(out), planted.kind());
    for (var item : planted.items()) {
      if (!item.secret().isEmpty() && everything.contains(item.secret())) {
        wrong.add("%s %s: %s is left".formatted(name, planted.kind(), item.kind()));
      }
    }
    for (var sentence : planted.visible()) {
      if (!everything.contains(sentence)) {
        wrong.add("%s %s: %s is lost".formatted(name, planted.kind(), sentence));
      }
    }
    return wrong;
  }

  /** All that is written in a file, unpacked and decoded. */
  static String everything(byte[] bytes, FileKind kind) throws IOException {
    return switch (kind) {
      case DOCX, XLSX, PPTX, OFD -> unzipped(bytes);
      case PDF -> pdf(bytes);
      default -> new String(bytes, StandardCharsets.UTF_8);
    };
  }

  private static String unzipped(byte[] bytes) throws IOException {
    var all = new ByteArrayOutputStream();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all.writeBytes(entry.getName().getBytes(StandardCharsets.UTF_8));
        zip.transferTo(all);
        all.write('\n');
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static String pdf(byte[] bytes) throws IOException {
    var all = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    try (var document = Loader.loadPDF(bytes)) {
      all.append(new PDFTextStripper().getText(document));
      for (var key : document.getDocument().getXrefTable().keySet()) {
        strings(document.getDocument().getObjectFromPool(key).getObject(), all);
      }
    }
    return all.toString();
  }

  private static void strings(COSBase object, StringBuilder all) throws IOException {
    if (object instanceof COSString string) {
      all.append(string.getString()).append('\n');
    } else if (object instanceof COSDictionary dictionary) {
      for (var value : dictionary.getValues()) {
        // Objects of their own come by themselves, and streams are never within others.
        if (value instanceof COSString || value instanceof COSDictionary) {
          strings(value, all);
        }
      }
    }
    if (object instanceof COSStream stream
        && !COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
      try (var in = stream.createInputStream()) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      }
    } else if (object instanceof COSStream stream) {
      try (var in = stream.createRawInputStream()) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      }
    }
  }
}
