package org.chengming.publishing.web.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.publishing.Validity;
import org.chengming.web.Dates;
import org.chengming.web.Fields;
import org.chengming.web.Head;
import org.chengming.web.SiteIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * What a document says of itself to machines: META of 国办发〔2017〕47号, Open Graph, schema.org, the
 * API.
 */
@Component
class DocumentDescription {
  private final SiteIdentity site;
  private final ObjectMapper json;

  DocumentDescription(SiteIdentity site, ObjectMapper json) {
    this.site = site;
    this.json = json;
  }

  Head head(
      StoredDocument document,
      Body body,
      @Nullable String theme,
      Validity validity,
      OfficialText text) {
    var about = about(document);
    return Head.of(document.title(), document.path())
        .describedAs(about)
        .in("/search")
        .meta("ArticleTitle", document.title())
        .meta("PubDate", Dates.pubDate(document.firstPublishedAt()))
        .meta("ContentSource", body.name())
        .meta("Keywords", String.join(",", document.keywords()))
        .meta("Author", body.name())
        .meta("Url", site.url() + document.path())
        .meta("ColumnName", theme)
        .meta("ColumnType", theme == null ? null : "政府信息公开")
        .property("og:type", "article")
        .property("og:title", document.title())
        .property("og:url", site.url() + document.path())
        .property("og:description", about)
        .property("og:site_name", site.name())
        .property("article:published_time", Dates.iso(document.firstPublishedAt()))
        .property("article:modified_time", Dates.iso(document.publishedAt()))
        .data(json.writeValueAsString(schema(document, body, validity)));
  }

  /** The summary, or how the text begins. */
  static String about(StoredDocument document) {
    if (document.summary() != null && !document.summary().isBlank()) {
      return document.summary();
    }
    var text = PlainText.of(document.contentHtml()).replaceAll("\\s+", " ");
    return text.length() <= 100
        ? text
        : text.substring(
                0, text.offsetByCodePoints(0, Math.min(99, text.codePointCount(0, text.length()))))
            + "…";
  }

  private Map<String, @Nullable Object> schema(
      StoredDocument document, Body body, Validity validity) {
    var law = document.documentNumber() != null || document.effectiveOn() != null;
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("@context", "https://schema.org");
    data.put("@type", law ? "Legislation" : "Report");
    data.put("@id", site.url() + document.path());
    data.put("name", document.title());
    data.put("identifier", document.indexNumber());
    data.put("inLanguage", document.language());
    data.put("datePublished", Dates.iso(document.firstPublishedAt()));
    data.put("dateModified", Dates.iso(document.publishedAt()));
    data.put("publisher", organisation(body));
    data.put("isAccessibleForFree", true);
    if (law) {
      data.put("legislationIdentifier", document.documentNumber());
      data.put("legislationDate", document.formedOn().toString());
      data.put("legislationPassedBy", organisation(body));
      data.put("legislationLegalForce", validity == Validity.IN_FORCE ? "InForce" : "NotInForce");
      data.put(
          "legislationDateOfApplicability",
          document.effectiveOn() == null ? null : document.effectiveOn().toString());
    }
    data.values().removeIf(v -> v == null);
    return data;
  }

  private Map<String, Object> organisation(Body body) {
    return Fields.of(
        "@type",
        "GovernmentOrganization",
        "name",
        body.name(),
        "url",
        site.url() + "/bodies/" + body.code());
  }

  /** The answer of {@code GET /api/v1/documents/{index number}}. */
  Map<String, @Nullable Object> api(StoredDocument d, Body body, Validity validity) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("indexNumber", d.indexNumber());
    data.put("url", site.url() + d.path());
    data.put("title", d.title());
    data.put("documentNumber", d.documentNumber());
    data.put(
        "body",
        Fields.of(
            "code",
            body.code(),
            "name",
            body.name(),
            "url",
            site.url() + "/bodies/" + body.code()));
    data.put("genre", d.genre());
    data.put("theme", d.theme());
    data.put("duty", d.duty());
    data.put("audience", d.audience());
    data.put("formedOn", d.formedOn().toString());
    data.put("effectiveOn", d.effectiveOn() == null ? null : d.effectiveOn().toString());
    data.put("expiresOn", d.expiresOn() == null ? null : d.expiresOn().toString());
    data.put("publishedAt", Dates.iso(d.firstPublishedAt()));
    data.put("updatedAt", Dates.iso(d.publishedAt()));
    data.put("validity", validity.name());
    data.put("summary", d.summary());
    data.put("keywords", d.keywords());
    data.put("language", d.language());
    data.put("edition", d.editionNumber());
    data.put("reason", d.reason());
    data.put("contentHtml", d.contentHtml());
    data.put("contentSha256", d.contentSha256());
    data.put("attachments", d.attachments().stream().map(this::attachment).toList());
    data.put("editions", d.editions().stream().map(DocumentDescription::edition).toList());
    data.put("related", d.links().stream().map(this::related).toList());
    return data;
  }

  private Map<String, Object> attachment(StoredDocument.Attachment a) {
    return Fields.of(
        "name",
        a.name(),
        "sha256",
        a.sha256(),
        "mediaType",
        a.mediaType(),
        "size",
        a.size(),
        "url",
        site.url() + a.path());
  }

  private static Map<String, @Nullable Object> edition(StoredDocument.Edition e) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("number", e.number());
    data.put("publishedAt", Dates.iso(e.publishedAt()));
    data.put("changeNote", e.changeNote());
    return data;
  }

  private Map<String, @Nullable Object> related(StoredDocument.Link l) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("relation", l.relation().name());
    data.put("indexNumber", l.indexNumber());
    data.put("title", l.title());
    data.put("url", l.indexNumber() == null ? null : site.url() + l.path());
    data.put("validity", l.validity() == null ? null : l.validity().name());
    data.put("effectiveOn", l.effectiveOn() == null ? null : l.effectiveOn().toString());
    return data;
  }

  /** The words to cite it by. */
  String citation(StoredDocument d, Body body) {
    var parts =
        List.of(
            body.name() + "：" + (d.title().contains("《") ? d.title() : "《" + d.title() + "》"),
            d.documentNumber() == null ? "" : d.documentNumber(),
            Dates.day(d.formedOn(), org.chengming.web.Words.CHINESE),
            "索引号 " + d.indexNumber(),
            site.url() + d.path());
    return String.join("，", parts.stream().filter(p -> !p.isEmpty()).toList()) + "。";
  }
}
