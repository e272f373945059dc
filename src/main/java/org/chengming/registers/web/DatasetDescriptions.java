package org.chengming.registers.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterDefinition.Rhythm;
import org.chengming.registers.Registers;
import org.chengming.web.SiteIdentity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Registers as data sets in the words of DCAT-AP 3 (JSON-LD) and, in their pages, schema.org. */
@Component
class DatasetDescriptions {
  private static final String FREQUENCY =
      "http://publications.europa.eu/resource/authority/frequency/";
  private static final String FILE_TYPE =
      "http://publications.europa.eu/resource/authority/file-type/";

  private final Registers registers;
  private final DemoMark demo;
  private final SiteIdentity site;
  private final ObjectMapper json;

  DatasetDescriptions(Registers registers, DemoMark demo, SiteIdentity site, ObjectMapper json) {
    this.registers = registers;
    this.demo = demo;
    this.site = site;
    this.json = json;
  }

  /** The catalogue with every register in it. */
  Map<String, Object> catalogue() {
    var catalogue = words();
    catalogue.put("@id", site.url() + "/registers.jsonld");
    catalogue.put("@type", "dcat:Catalog");
    catalogue.put("dct:title", both(site.name(), site.nameEn()));
    catalogue.put("dct:description", both("重点领域登记簿", "Registers of the key areas"));
    catalogue.put("dct:publisher", publisher());
    catalogue.put("foaf:homepage", reference(site.url() + "/registers"));
    catalogue.put(
        "dct:language",
        List.of(reference("http://publications.europa.eu/resource/authority/language/ZHO")));
    catalogue.put("dcat:dataset", registers.all().stream().map(this::dataset).toList());
    return catalogue;
  }

  /** One register. */
  Map<String, Object> one(String name) {
    var whole = words();
    whole.putAll(dataset(registers.get(name)));
    return whole;
  }

  private Map<String, Object> dataset(RegisterDefinition register) {
    var at = site.url() + "/registers/" + register.name();
    var updated = registers.standing(register.name()).updatedAt();
    var dataset = new LinkedHashMap<String, Object>();
    dataset.put("@id", at);
    dataset.put("@type", "dcat:Dataset");
    dataset.put("dct:identifier", register.name());
    dataset.put("dct:title", both(register.title(), register.titleEn()));
    dataset.put("dct:description", both(register.description(), register.descriptionEn()));
    if (demo.in(register)) {
      dataset.put("dcat:keyword", both("演示数据", "demo data"));
      dataset.put("rdfs:comment", both(DemoMark.NOTICE, DemoMark.NOTICE_EN));
    }
    dataset.put("dct:publisher", publisher());
    dataset.put("dct:accrualPeriodicity", reference(FREQUENCY + frequency(register.rhythm())));
    dataset.put("dcat:version", Integer.toString(register.version()));
    if (updated != null) {
      dataset.put("dct:modified", moment(updated));
    }
    dataset.put("dcat:landingPage", reference(at));
    dataset.put("dct:conformsTo", reference(site.url() + "/api/v1/registers/" + register.name()));
    var distributions = new ArrayList<Map<String, Object>>();
    distributions.add(file(register, "csv", "text/csv", "CSV"));
    distributions.add(file(register, "xlsx", XlsxTable.TYPE, "XLSX"));
    distributions.add(file(register, "ndjson", "application/x-ndjson", "JSON"));
    distributions.add(file(register, "parquet", "application/vnd.apache.parquet", "PARQUET"));
    dataset.put("dcat:distribution", distributions);
    return dataset;
  }

  private Map<String, Object> file(
      RegisterDefinition register, String ending, String type, String format) {
    var file = new LinkedHashMap<String, Object>();
    var address = site.url() + "/registers/" + register.name() + "/download." + ending;
    file.put("@id", address);
    file.put("@type", "dcat:Distribution");
    file.put("dct:title", format);
    file.put("dcat:accessURL", reference(site.url() + "/registers/" + register.name()));
    file.put("dcat:downloadURL", reference(address));
    file.put("dcat:mediaType", reference("http://www.iana.org/assignments/media-types/" + type));
    file.put("dct:format", reference(FILE_TYPE + format));
    file.put("dct:license", reference(licence(register.licence())));
    return file;
  }

  /** The page of a licence known by its SPDX name. */
  private static String licence(String name) {
    return "https://spdx.org/licenses/" + name;
  }

  private static String frequency(Rhythm rhythm) {
    return switch (rhythm) {
      case HOURLY -> "HOURLY";
      case DAILY -> "DAILY";
      case MONTHLY -> "MONTHLY";
      case YEARLY -> "ANNUAL";
      case AS_IT_HAPPENS -> "IRREG";
    };
  }

  private Map<String, Object> publisher() {
    var publisher = new LinkedHashMap<String, Object>();
    publisher.put("@type", "foaf:Organization");
    publisher.put("foaf:name", site.host());
    return publisher;
  }

  private static LinkedHashMap<String, Object> words() {
    var context = new LinkedHashMap<String, Object>();
    context.put("dcat", "http://www.w3.org/ns/dcat#");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("foaf", "http://xmlns.com/foaf/0.1/");
    context.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    var words = new LinkedHashMap<String, Object>();
    words.put("@context", context);
    return words;
  }

  private static List<Map<String, Object>> both(String chinese, String english) {
    return List.of(said(chinese, "zh-Hans"), said(english, "en"));
  }

  private static Map<String, Object> said(String text, String language) {
    var said = new LinkedHashMap<String, Object>();
    said.put("@value", text);
    said.put("@language", language);
    return said;
  }

  private static Map<String, Object> moment(Instant at) {
    var moment = new LinkedHashMap<String, Object>();
    moment.put("@value", at.toString());
    moment.put("@type", "xsd:dateTime");
    return moment;
  }

  private static Map<String, Object> reference(String to) {
    return Map.of("@id", to);
  }

  /** For the head of its page. */
  String schemaOrg(RegisterDefinition register) {
    var at = site.url() + "/registers/" + register.name();
    var dataset = new LinkedHashMap<String, Object>();
    dataset.put("@context", "https://schema.org/");
    dataset.put("@type", "Dataset");
    dataset.put("name", register.title());
    dataset.put("description", register.description());
    if (demo.in(register)) {
      dataset.put("keywords", List.of("演示数据"));
    }
    dataset.put("url", at);
    dataset.put("license", licence(register.licence()));
    var download = new LinkedHashMap<String, Object>();
    download.put("@type", "DataDownload");
    download.put("encodingFormat", "text/csv");
    download.put("contentUrl", at + "/download.csv");
    dataset.put("distribution", List.of(download));
    return json.writeValueAsString(dataset);
  }
}
