package org.chengming.search;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.publishing.PublicDocuments;
import org.springframework.stereotype.Component;

/** Reads what an editor typed to say where a best bet leads. */
@Component
class BestBetTargets {
  private static final Pattern INDEX_NUMBER = Pattern.compile("[0-9A-Za-z-]+/[0-9A-Za-z-]+");
  private static final Pattern PAGE = Pattern.compile("/[A-Za-z0-9/._~%?&=-]*");
  private static final Pattern NOT_FOR_ALL = Pattern.compile("/(desk|api|attachments|view)(/.*)?");
  private static final String DOCUMENTS = "/documents/";
  private static final int LONGEST_LABEL = 100;

  private final PublicDocuments documents;
  private final Finder finder;

  BestBetTargets(PublicDocuments documents, Finder finder) {
    this.documents = documents;
    this.finder = finder;
  }

  List<BestBet.Target> read(String typed) {
    var targets = new ArrayList<BestBet.Target>();
    typed
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .map(this::target)
        .forEach(targets::add);
    if (targets.isEmpty() || targets.size() > BestBet.MOST) {
      throw BestBets.refused("targets", "写 1 到 %d 行，每行一个文件或页面。".formatted(BestBet.MOST));
    }
    return targets.stream().distinct().toList();
  }

  private BestBet.Target target(String line) {
    var parts = line.split("\\s+", 2);
    var address = path(parts[0]);
    if (address.matches("\\d{1,18}")) {
      return byId(line, Long.parseLong(address));
    }
    var number = address.startsWith(DOCUMENTS) ? address.substring(DOCUMENTS.length()) : address;
    if (INDEX_NUMBER.matcher(number).matches()) {
      return byNumber(line, number);
    }
    if (!PAGE.matcher(address).matches()
        || address.startsWith("//")
        || NOT_FOR_ALL.matcher(address).matches()) {
      throw BestBets.refused("targets", "“%s”不是索引号，也不是本站公开页面的地址。".formatted(line));
    }
    if (parts.length < 2 || parts[1].length() > LONGEST_LABEL) {
      throw BestBets.refused("targets", "“%s”后面空一格，再写这个页面的标题。".formatted(parts[0]));
    }
    return new BestBet.Target(null, address, parts[1]);
  }

  /** The path of an address, whatever host the editor copied it from. */
  private static String path(String typed) {
    if (!typed.startsWith("http://") && !typed.startsWith("https://")) {
      return typed;
    }
    try {
      var path = URI.create(typed).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private BestBet.Target byId(String line, long id) {
    var document = documents.load(List.of(id)).get(id);
    if (document == null) {
      throw missing(line);
    }
    return new BestBet.Target(id, null, document.title());
  }

  private BestBet.Target byNumber(String line, String number) {
    return finder.find(Question.of(number)).hits().stream()
        .filter(hit -> hit.indexNumber().equalsIgnoreCase(number))
        .findFirst()
        .map(hit -> new BestBet.Target(hit.id(), null, hit.title().text()))
        .orElseThrow(() -> missing(line));
  }

  private static RuntimeException missing(String line) {
    return BestBets.refused("targets", "没有公开的文件是“%s”。".formatted(line));
  }
}
