package org.chengming.publishing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengming.gate.Found.Spot;
import org.chengming.gate.Outgoing;
import org.chengming.gate.Outgoing.Piece;
import org.chengming.publishing.Passages.Cut;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * All an edition says to its readers, piece by piece: the text, what stands in its links and under
 * its pictures, the metadata, the names of its files.
 */
record EditionWords(
    EditionFields fields, @Nullable String changeNote, List<Pictures.Kept> attachments) {
  static final String CONTENT = "content";
  private static final String PICTURE = "picture ";
  private static final String LINK = "link ";
  private static final String FILE = "attachment ";
  private static final String PICTURES = "img";

  private static final String LINKS = "a[href]";

  static String subject(long documentId) {
    return "document " + documentId;
  }

  Outgoing outgoing(long documentId) {
    return new Outgoing(
        subject(documentId),
        pieces(),
        attachments.stream()
            .map(a -> new Outgoing.File(a.file().name(), a.file().sha256()))
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toMap(
                        Outgoing.File::sha256, f -> f, (a, b) -> a, LinkedHashMap::new),
                    files -> List.copyOf(files.values()))));
  }

  List<Piece> pieces() {
    var pieces = new ArrayList<Piece>();
    add(pieces, "title", "标题", fields.title());
    add(pieces, CONTENT, "正文", Passages.words(fields.contentHtml()));
    inside(pieces);
    add(pieces, "summary", "内容概述", fields.summary());
    add(pieces, "documentNumber", "发文字号", fields.documentNumber());
    add(pieces, "keywords", "关键词", String.join("；", fields.keywords()));
    add(pieces, "reason", "理由", fields.disclosure().reason());
    add(pieces, "changeNote", "更正说明", changeNote);
    attachments.forEach(a -> pieces.add(Piece.ofName(FILE + a.id(), "附件名", a.file().name())));
    return pieces;
  }

  private static void add(List<Piece> pieces, String field, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      pieces.add(new Piece(field, label, text));
    }
  }

  private void inside(List<Piece> pieces) {
    var html = fields.contentHtml();
    if (!html.contains("alt=") && !html.contains("href=")) {
      return;
    }
    var document = Jsoup.parseBodyFragment(html);
    var pictures = document.select(PICTURES);
    IntStream.range(0, pictures.size())
        .forEach(i -> add(pieces, PICTURE + i, "图片说明", pictures.get(i).attr("alt")));
    var links = document.select(LINKS);
    IntStream.range(0, links.size())
        .forEach(i -> pieces.add(Piece.ofAddress(LINK + i, "正文里的链接", links.get(i).attr("href"))));
  }

  /**
   * The same with other words in these places; a link whose address is one of them is none any
   * more.
   */
  EditionWords replaced(List<Spot> spots, String instead) {
    var cuts = new LinkedHashMap<String, List<Cut>>();
    for (var spot : spots) {
      cuts.computeIfAbsent(spot.field(), f -> new ArrayList<>())
          .add(new Cut(spot.start(), spot.end(), instead));
    }
    var f = fields;
    f = f.titled(Passages.replace(f.title(), cuts.getOrDefault("title", List.of())));
    f = f.saying(content(f.contentHtml(), cuts));
    f = f.summed(in(f.summary(), cuts, "summary"), keywords(f.keywords(), cuts));
    f = f.numbered(in(f.documentNumber(), cuts, "documentNumber"));
    f =
        f.disclosed(
            new EditionFields.Disclosure(
                f.disclosure().attribute(), in(f.disclosure().reason(), cuts, "reason")));
    return new EditionWords(
        f,
        in(changeNote, cuts, "changeNote"),
        attachments.stream().map(a -> named(a, cuts)).toList());
  }

  private static @Nullable String in(
      @Nullable String text, Map<String, List<Cut>> cuts, String field) {
    return text == null ? null : Passages.replace(text, cuts.getOrDefault(field, List.of()));
  }

  private static List<String> keywords(List<String> keywords, Map<String, List<Cut>> cuts) {
    return cuts.containsKey("keywords")
        ? List.of(Passages.replace(String.join("；", keywords), cuts.get("keywords")).split("；"))
            .stream()
            .filter(k -> !k.isBlank())
            .toList()
        : keywords;
  }

  private static Pictures.Kept named(Pictures.Kept attachment, Map<String, List<Cut>> cuts) {
    var inName = cuts.get(FILE + attachment.id());
    if (inName == null) {
      return attachment;
    }
    var file = attachment.file();
    var name = Passages.replace(file.name(), inName).replace('*', '＊').strip();
    return new Pictures.Kept(
        attachment.id(),
        new AttachedFile(
            name.isEmpty() ? "附件" : name, file.sha256(), file.mediaType(), file.size()));
  }

  private static String content(String html, Map<String, List<Cut>> cuts) {
    var replaced = html;
    if (cuts.keySet().stream().anyMatch(f -> f.startsWith(PICTURE) || f.startsWith(LINK))) {
      var document = Jsoup.parseBodyFragment(html);
      document.outputSettings(new Document.OutputSettings().prettyPrint(false).charset("UTF-8"));
      var pictures = document.select(PICTURES);
      var links = document.select(LINKS);
      for (int i = 0; i < pictures.size(); i++) {
        var inAlt = cuts.getOrDefault(PICTURE + i, List.of());
        pictures.get(i).attr("alt", Passages.replace(pictures.get(i).attr("alt"), inAlt));
      }
      for (int i = 0; i < links.size(); i++) {
        if (cuts.containsKey(LINK + i)) {
          links.get(i).unwrap();
        }
      }
      replaced = document.body().html();
    }
    // Neither of the two adds or takes away a word, so the places of the words still hold.
    return cuts.containsKey(CONTENT) ? Passages.replaced(replaced, cuts.get(CONTENT)) : replaced;
  }
}
