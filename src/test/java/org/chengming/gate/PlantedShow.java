package org.chengming.gate;

import java.nio.charset.StandardCharsets;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;

/** PPTX files with things hidden in them. */
final class PlantedShow {
  private static final String P =
      "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  private static final String MAIN = "ppt/presentation.xml";
  private static final String TYPE = PlantedPackage.CONTENT + "presentationml.";

  private final Planted.Drawing draw;
  private final PlantedPackage file = new PlantedPackage();
  private final StringBuilder slides = new StringBuilder();
  private int number;

  private PlantedShow(Planted.Drawing draw) {
    this.draw = draw;
  }

  static Planted pptx(long seed) {
    var draw = new Planted.Drawing(seed);
    return draw.of(FileKind.PPTX, new PlantedShow(draw).write());
  }

  private byte[] write() {
    int count = 1 + draw.random.nextInt(3);
    for (int i = 0; i < count; i++) {
      slide(false);
    }
    if (draw.often()) {
      slide(true);
    }
    if (draw.sometimes()) {
      file.part(
          "ppt/commentAuthors.xml",
          TYPE + "commentAuthors+xml",
          "<p:cmAuthorLst %s><p:cmAuthor id=\"0\" name=\"%s\" initials=\"x\"/></p:cmAuthorLst>"
              .formatted(P, draw.secret(Kind.COMMENT)));
      file.relate(MAIN, "commentAuthors", "commentAuthors.xml");
    }
    file.properties(draw);
    file.relate("", "officeDocument", MAIN);
    file.part(
        MAIN,
        TYPE + "presentation.main+xml",
        "<p:presentation %s><p:sldIdLst>%s</p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/></p:presentation>"
            .formatted(P, slides));
    return file.zip();
  }

  private static String shape(String properties, long x, String text) {
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"t\"%s/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"%d\" y=\"100000\"/><a:ext cx=\"2000000\" cy=\"500000\"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>"
        .formatted(properties, x, text);
  }

  private void slide(boolean hidden) {
    var part = "ppt/slides/slide" + ++number + ".xml";
    var shapes =
        new StringBuilder(
            shape("", 100_000, hidden ? draw.secret(Kind.HIDDEN_SLIDE) : draw.sentence()));
    if (!hidden && draw.sometimes()) {
      shapes.append(shape(" hidden=\"1\"", 100_000, draw.secret(Kind.HIDDEN_SHAPE)));
    }
    if (!hidden && draw.sometimes()) {
      shapes.append(shape("", 9_500_000, draw.secret(Kind.HIDDEN_SHAPE)));
    }
    if (draw.often()) {
      var notes = "ppt/notesSlides/notesSlide" + number + ".xml";
      file.part(
          notes,
          TYPE + "notesSlide+xml",
          "<p:notes %s><p:cSld><p:spTree>%s</p:spTree></p:cSld></p:notes>"
              .formatted(P, shape("", 0, draw.secret(Kind.SPEAKER_NOTE))));
      file.relate(part, "notesSlide", "../notesSlides/notesSlide" + number + ".xml");
      file.relate(notes, "slide", "../slides/slide" + number + ".xml");
    }
    if (draw.sometimes()) {
      file.part(
          "ppt/comments/comment" + number + ".xml",
          TYPE + "comments+xml",
          "<p:cmLst %s><p:cm authorId=\"0\" idx=\"1\"><p:text>%s</p:text></p:cm></p:cmLst>"
              .formatted(P, draw.secret(Kind.COMMENT)));
      file.relate(part, "comments", "../comments/comment" + number + ".xml");
    }
    if (!hidden && draw.sometimes()) {
      var name = "ppt/embeddings/book" + number + ".xlsx";
      file.bytes(
          name,
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          draw.latin(Kind.EMBEDDED_FILE).getBytes(StandardCharsets.UTF_8));
      var id = file.relate(part, "package", "../embeddings/book" + number + ".xlsx");
      shapes.append(
          "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"9\" name=\"o\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/presentationml/2006/ole\"><p:oleObj r:id=\"%s\" progId=\"Excel.Sheet.12\"><p:embed/><p:pic><p:nvPicPr><p:cNvPr id=\"0\" name=\"\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill/><p:spPr/></p:pic></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>"
              .formatted(id));
    }
    file.part(
        part,
        TYPE + "slide+xml",
        "<p:sld %s%s><p:cSld><p:spTree>%s</p:spTree></p:cSld></p:sld>"
            .formatted(P, hidden ? " show=\"0\"" : "", shapes));
    slides.append(
        "<p:sldId id=\"%d\" r:id=\"%s\"/>"
            .formatted(255 + number, file.relate(MAIN, "slide", "slides/slide" + number + ".xml")));
  }
}
