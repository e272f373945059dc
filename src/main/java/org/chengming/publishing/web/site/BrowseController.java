package org.chengming.publishing.web.site;

import static org.chengming.web.ListingRequest.FORMATS;

import java.util.List;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.catalogue.Vocabulary;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentCounts;
import org.chengming.publishing.DocumentLists;
import org.chengming.publishing.Selection;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Documents by theme, by matter of Art. 20, by year, and all of them. */
@Controller
class BrowseController {
  private static final String CODE = "{code:[a-z0-9-]+(?:[.][0-9]+)*}";
  private static final String SUFFIX = ".{format:" + FORMATS + "}";

  private final DocumentLists lists;
  private final DocumentCounts counts;
  private final Catalogue catalogue;
  private final Organisations organisations;
  private final BrowsePages browse;

  BrowseController(
      DocumentLists lists,
      DocumentCounts counts,
      Catalogue catalogue,
      Organisations organisations,
      BrowsePages browse) {
    this.lists = lists;
    this.counts = counts;
    this.catalogue = catalogue;
    this.organisations = organisations;
    this.browse = browse;
  }

  @GetMapping({"/latest", "/latest" + SUFFIX})
  View latest(
      ListingRequest asked, Frame frame, @RequestParam(required = false) @Nullable String since) {
    var t = frame.t();
    if (since == null) {
      var all =
          lists.list(
              t.of("最新公开"),
              t.of("全部公开文件，新的在前"),
              "/latest",
              new Selection.Everything(),
              asked,
              frame);
      return browse.documents(all, asked, frame, List.of(), counts.now().all());
    }
    var day = day(since);
    var title = t.of("%s以来新公开", org.chengming.web.Dates.day(day, t));
    var some =
        lists.list(title, null, "/latest?since=" + day, new Selection.Since(day), asked, frame);
    return browse.documents(
        some, asked, frame, List.of(new Place(t.of("最新公开"), "/latest")), counts.now().since(day));
  }

  @GetMapping({"/themes", "/themes" + SUFFIX})
  View themes(ListingRequest asked, Frame frame) {
    var t = frame.t();
    return browse.terms(
        t.of("按主题看"), t.of("全部公开文件，按主题分类"), "/themes", themeBranches(frame), asked, frame);
  }

  @GetMapping({"/themes/" + CODE, "/themes/" + CODE + SUFFIX})
  View theme(@PathVariable String code, ListingRequest asked, Frame frame) {
    var themes = catalogue.themes();
    var term = find(themes, code);
    var title = term.label(frame.t());
    var codes = themes.subtree(code);
    var listing =
        lists.list(title, null, "/themes/" + code, new Selection.OfThemes(codes), asked, frame);
    var places = new java.util.ArrayList<>(List.of(new Place(frame.t().of("主题"), "/themes")));
    if (term.parentCode() != null) {
      places.add(
          new Place(
              find(themes, term.parentCode()).label(frame.t()), "/themes/" + term.parentCode()));
    }
    var narrower =
        themes.children(code).stream()
            .map(
                c ->
                    browse.branch(
                        c, "/themes/", counts.now().ofThemes(themes.subtree(c.code())), frame))
            .filter(b -> b.count() > 0)
            .toList();
    return browse.documents(listing, asked, frame, places, counts.now().ofThemes(codes), narrower);
  }

  @GetMapping({"/columns", "/columns" + SUFFIX})
  View columns(ListingRequest asked, Frame frame) {
    var duties = catalogue.duties();
    var branches =
        duties.roots(frame.today()).stream()
            .map(
                d ->
                    browse.branch(
                        d, "/columns/", counts.now().ofDuties(duties.subtree(d.code())), frame))
            .toList();
    var t = frame.t();
    return browse.terms(
        t.of("公开目录"), t.of("政府信息公开条例第二十条要求主动公开的内容，一项一项都在这里"), "/columns", branches, asked, frame);
  }

  @GetMapping({"/columns/" + CODE, "/columns/" + CODE + SUFFIX})
  View column(
      @PathVariable String code,
      @RequestParam(name = "body", required = false) @Nullable String bodyCode,
      ListingRequest asked,
      Frame frame) {
    var duties = catalogue.duties();
    var term = find(duties, code);
    var codes = duties.subtree(code);
    var place = new Place(frame.t().of("公开目录"), "/columns");
    if (bodyCode == null) {
      var all =
          lists.list(
              term.label(frame.t()),
              null,
              "/columns/" + code,
              new Selection.OfDuties(codes),
              asked,
              frame);
      return browse.documents(all, asked, frame, List.of(place), counts.now().ofDuties(codes));
    }
    var body =
        organisations.bodies().byCode(bodyCode).orElseThrow(() -> new Missing("Body " + bodyCode));
    var title = body.label(frame.t()) + "：" + term.label(frame.t());
    var path = "/columns/" + code + "?body=" + body.code();
    var held =
        lists.list(
            title, null, path, new Selection.OfBodyAndDuties(body.id(), codes), asked, frame);
    var places = List.of(place, new Place(term.label(frame.t()), "/columns/" + code));
    return browse.documents(
        held, asked, frame, places, counts.now().ofBodyAndDuties(body.id(), codes));
  }

  @GetMapping({"/years", "/years" + SUFFIX})
  View years(ListingRequest asked, Frame frame) {
    var now = counts.now();
    var branches =
        now.years().stream()
            .map(
                y ->
                    new Branch(
                        y.toString(),
                        BrowsePages.year(y, frame),
                        "/years/" + y,
                        now.ofYear(y),
                        List.of()))
            .toList();
    var t = frame.t();
    return browse.terms(t.of("按年份看"), t.of("全部公开文件，按成文的年份"), "/years", branches, asked, frame);
  }

  @GetMapping({"/years/{year:\\d{4}}", "/years/{year:\\d{4}}" + SUFFIX})
  View year(@PathVariable int year, ListingRequest asked, Frame frame) {
    var t = frame.t();
    var title = t.of("%s年成文", String.valueOf(year));
    var listing =
        lists.list(title, null, "/years/" + year, new Selection.OfYear(year), asked, frame);
    return browse.documents(
        listing, asked, frame, List.of(new Place(t.of("年份"), "/years")), counts.now().ofYear(year));
  }

  private List<Branch> themeBranches(Frame frame) {
    var themes = catalogue.themes();
    var now = counts.now();
    return themes.roots(frame.today()).stream()
        .map(
            root ->
                browse
                    .branch(root, "/themes/", now.ofThemes(themes.subtree(root.code())), frame)
                    .with(
                        themes.children(root.code()).stream()
                            .map(
                                c ->
                                    browse.branch(
                                        c,
                                        "/themes/",
                                        now.ofThemes(themes.subtree(c.code())),
                                        frame))
                            .filter(c -> c.count() > 0)
                            .toList()))
        .toList();
  }

  private static Term find(Vocabulary vocabulary, String code) {
    return vocabulary.find(code).orElseThrow(() -> new Missing("Term " + code));
  }

  private static java.time.LocalDate day(String text) {
    try {
      return java.time.LocalDate.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw Refused.because("since", "日期要写成 2026-11-24 这样。", "Since \"" + text + "\" is no date");
    }
  }
}
