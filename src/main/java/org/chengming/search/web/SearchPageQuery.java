package org.chengming.search.web;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chengming.organisations.Body;
import org.chengming.organisations.ContactKind;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.Validity;
import org.chengming.search.Asked;
import org.chengming.search.BestBet;
import org.chengming.search.Facet;
import org.chengming.search.Finder;
import org.chengming.search.Found;
import org.chengming.search.Help;
import org.chengming.search.Order;
import org.chengming.search.Question;
import org.chengming.search.Spelling;
import org.chengming.search.web.SearchPage.Link;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Listing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the page of a question. */
@Component
class SearchPageQuery {
  /** With fewer hits than this, other questions are offered. */
  private static final int FEW = 5;

  private final Finder finder;
  private final Spelling spelling;
  private final Organisations organisations;
  private final FacetBoxes boxes;

  SearchPageQuery(Finder finder, Spelling spelling, Organisations organisations, FacetBoxes boxes) {
    this.finder = finder;
    this.spelling = spelling;
    this.organisations = organisations;
    this.boxes = boxes;
  }

  SearchPage page(Frame frame, Question question, Found found) {
    var t = frame.t();
    var total = found.total().value();
    var meant = spelling.meant(question, found);
    return new SearchPage(
        head(question, t),
        question.text(),
        number(total),
        found.total().more(),
        question.cursor() == null && !found.hits().isEmpty()
            ? (question.page() - 1) * question.size() + 1
            : 0,
        found.relaxed(),
        found.shortened(),
        question.blank(),
        question.order() == Order.RELEVANCE ? "" : question.order().parameter(),
        Asked.counted(question) && !found.hits().isEmpty(),
        meant == null ? null : link(meant, meant.text(), question, t),
        found.hits().stream().map(hit -> line(hit, question, found.bestBet(), t)).toList(),
        chosen(question, found.bestBet()),
        found.bestBet() == null ? "" : found.bestBet().reason(),
        boxes.of(question, found, frame),
        chips(question, frame),
        sorts(question, t),
        pages(question, found, t),
        wider(question, found, meant, t),
        contact(question, found, t),
        listing(question, found, t));
  }

  Listing listing(Question question, Found found, Words t) {
    var first = question.page() == 1 && question.cursor() == null ? question : question.on(1);
    var entries = found.hits().stream().map(hit -> entry(hit, t)).toList();
    var title = question.blank() ? t.of("全部公开文件") : t.of("“%s”的搜索结果", question.text());
    return Listing.of(title, null, SearchAddress.of(first), entries, found.next());
  }

  private Head head(Question question, Words t) {
    var head =
        question.blank()
            ? Head.of(t.of("公开文件"), "/search")
            : Head.unlisted(t.of("“%s”的搜索结果", question.text()))
                .describedAs(t.of("搜公开文件：标题、正文、文号、附件"));
    return head.in("/search").feed(t.of("订阅这次搜索"), listingPath(question, "atom"));
  }

  private static String listingPath(Question question, String format) {
    return SearchAddress.of(question.on(1)).replaceFirst("^/search", "/search." + format);
  }

  /** Pages have no theme or year, so they stand only where nothing is filtered. */
  private static List<Link> chosen(Question question, @Nullable BestBet bet) {
    var first = question.page() == 1 && question.cursor() == null && question.filters().isEmpty();
    return bet == null || !first
        ? List.of()
        : bet.pages().stream().map(p -> new Link(p.label(), p.path(), "", false)).toList();
  }

  private SearchPage.Line line(Found.Hit hit, Question question, @Nullable BestBet bet, Words t) {
    var body = organisations.bodies().find(hit.bodyId());
    return new SearchPage.Line(
        "/documents/" + hit.indexNumber(),
        hit.title(),
        t.of(hit.validity().label()),
        style(hit.validity()),
        body.map(b -> b.label(t)).orElse(""),
        body.map(b -> "/bodies/" + b.code()).orElse(null),
        hit.documentNumber(),
        hit.formedOn(),
        hit.explainer(),
        bet != null && bet.documents().contains(hit.id()),
        hit.snippet(),
        question.blank() ? null : SearchAddress.why(question, hit.indexNumber()));
  }

  private Listing.Entry entry(Found.Hit hit, Words t) {
    var entry =
        Listing.Entry.of(hit.indexNumber(), "/documents/" + hit.indexNumber(), hit.title().text())
            .saying(hit.snippet().text())
            .numbered(hit.documentNumber())
            .dated(hit.formedOn(), hit.publishedAt(), hit.updatedAt())
            .standing(
                new Listing.Status(
                    hit.validity().name(), t.of(hit.validity().label()), style(hit.validity())));
    return organisations
        .bodies()
        .find(hit.bodyId())
        .map(b -> entry.from(b.label(t), "/bodies/" + b.code()))
        .orElse(entry);
  }

  private static String style(Validity validity) {
    return switch (validity) {
      case IN_FORCE -> "status-good";
      case NOT_YET -> "status-wait";
      case EXPIRED, ABOLISHED, SUPERSEDED -> "status-past";
    };
  }

  private List<Link> chips(Question question, Frame frame) {
    var chips = new ArrayList<Link>();
    question
        .filters()
        .forEach(
            (facet, values) ->
                values.forEach(
                    value ->
                        chips.add(
                            new Link(
                                boxes.label(facet, value, frame.t()),
                                SearchAddress.of(SearchAddress.toggled(question, facet, value)),
                                "",
                                false))));
    if (!chips.isEmpty()) {
      chips.add(new Link(frame.t().of("全部去掉"), SearchAddress.of(question.unfiltered()), "", false));
    }
    return chips;
  }

  private static List<Link> sorts(Question question, Words t) {
    return List.of(
        sort(question, Order.RELEVANCE, t.of("最相关")),
        sort(question, Order.NEWEST, t.of("最新")),
        sort(question, Order.OLDEST, t.of("最早")));
  }

  private static Link sort(Question question, Order order, String label) {
    // Without words nothing is more relevant than anything else, and the newest stand first.
    var shown =
        question.blank() && question.order() == Order.RELEVANCE ? Order.NEWEST : question.order();
    return new Link(label, SearchAddress.of(question.ordered(order)), "", order == shown);
  }

  private static List<Link> pages(Question question, Found found, Words t) {
    var pages = new ArrayList<Link>();
    var last =
        (int)
            Math.min(
                Question.LAST_PAGE,
                (found.total().value() + question.size() - 1) / question.size());
    if (question.cursor() != null) {
      pages.add(new Link("1", SearchAddress.of(question.on(1)), "", false));
    } else if (last > 1) {
      for (var page = 1; page <= last; page++) {
        if (page == 1 || Math.abs(page - question.page()) <= 2) {
          pages.add(
              new Link(
                  Integer.toString(page),
                  SearchAddress.of(question.on(page)),
                  "",
                  page == question.page()));
        } else if (Math.abs(page - question.page()) == 3) {
          pages.add(new Link("…", null, "", false));
        }
      }
    }
    if (found.next() != null) {
      var following =
          question.cursor() == null && question.page() < Question.LAST_PAGE
              ? question.on(question.page() + 1)
              : question.after(found.next());
      pages.add(new Link(t.of("下一页"), SearchAddress.of(following), "next", false));
    }
    return pages;
  }

  private List<Link> wider(Question question, Found found, @Nullable Help meant, Words t) {
    var wider = new ArrayList<Link>();
    for (var facet : question.filters().keySet()) {
      var without = boxes.all(facet, found);
      if (without > found.total().value()) {
        var label =
            facet == Facet.BODY ? t.of("到全省找") : t.of("去掉“%s”再找", boxes.chosen(question, facet, t));
        wider.add(
            new Link(
                label,
                SearchAddress.of(question.without(facet)),
                t.of("多 %s 条", number(without - found.total().value())),
                false));
      }
    }
    if (!question.blank() && found.hits().size() < FEW || found.relaxed()) {
      for (var help : finder.help(question)) {
        if (meant == null || !meant.text().equals(help.text())) {
          wider.add(link(help, said(help, t), question, t));
        }
      }
    }
    return wider;
  }

  private static Link link(Help help, String label, Question question, Words t) {
    return new Link(
        label,
        SearchAddress.of(question.about(help.text()).unfiltered()),
        t.of("%s 条", number(help.documents())),
        false);
  }

  private static String said(Help help, Words t) {
    return switch (help.kind()) {
      case NEARLY -> t.of("您要找的是“%s”吗？", help.text());
      case SAME_MEANING -> t.of("换个说法：“%s”", help.text());
      case FEWER_WORDS -> t.of("只找“%s”", help.text());
    };
  }

  /** The issuer of the first hit; without hits the chosen body, else the one at the top. */
  private SearchPage.@Nullable Contact contact(Question question, Found found, Words t) {
    var bodies = organisations.bodies();
    var hit =
        found.hits().stream()
            .findFirst()
            .flatMap(h -> bodies.find(h.bodyId()))
            .filter(b -> !b.outside());
    var chosen = question.chosen(Facet.BODY).stream().findFirst().flatMap(bodies::byCode);
    var top = bodies.roots().stream().filter(b -> !b.outside()).findFirst();
    return hit.or(() -> chosen).or(() -> top).map(b -> contact(b, t)).orElse(null);
  }

  private static SearchPage.Contact contact(Body body, Words t) {
    var phone =
        body.contacts().stream()
            .filter(c -> c.kind() == ContactKind.PHONE)
            .findFirst()
            .map(c -> c.value())
            .orElse(null);
    return new SearchPage.Contact(body.label(t), "/bodies/" + body.code(), phone);
  }

  static String number(long value) {
    return NumberFormat.getIntegerInstance(Locale.CHINA).format(value);
  }
}
