package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;

import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.springframework.stereotype.Component;

/** Links of a text to documents and files of this site. Those that lead elsewhere are not tried. */
@Component
class OwnLinks {
  private static final Pattern DOCUMENT_PAGE =
      Pattern.compile("/documents/([0-9A-Z]+/\\d{4}-\\d{5})(?:[/?#].*)?");
  private static final Pattern FILE = Pattern.compile("/attachments/(\\d{1,18})/.*");

  private final DSLContext db;

  OwnLinks(DSLContext db) {
    this.db = db;
  }

  /** Addresses in the text behind which nothing is public now. */
  List<String> dead(String html) {
    if (!html.contains("href=\"/")) {
      return List.of();
    }
    return Jsoup.parseBodyFragment(html).select("a[href^=/]").eachAttr("href").stream()
        .distinct()
        .filter(this::leadsNowhere)
        .toList();
  }

  private boolean leadsNowhere(String address) {
    var page = DOCUMENT_PAGE.matcher(address);
    if (page.matches()) {
      return !db.fetchExists(
          DOCUMENT.join(EDITION).on(EDITION.DOCUMENT_ID.eq(DOCUMENT.ID)),
          DOCUMENT.INDEX_NUMBER.eq(page.group(1)).and(EDITION.STATE.eq("LIVE")));
    }
    var file = FILE.matcher(address);
    return file.matches()
        && !db.fetchExists(
            ATTACHMENT.join(EDITION).on(EDITION.ID.eq(ATTACHMENT.EDITION_ID)),
            ATTACHMENT.ID.eq(Long.parseLong(file.group(1))).and(EDITION.STATE.eq("LIVE")));
  }
}
