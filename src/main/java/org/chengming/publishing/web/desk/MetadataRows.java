package org.chengming.publishing.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.catalogue.Vocabulary;
import org.chengming.publishing.Attribute;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.publishing.web.desk.ReviewPage.Row;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The metadata of an edition in words; what is not filled in is left out. */
@Component
class MetadataRows {
  private final Catalogue catalogue;

  MetadataRows(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<Row> of(EditionRecord e) {
    var rows = new ArrayList<Row>();
    add(rows, "发文字号", e.getDocumentNumber());
    add(rows, "体裁", label(catalogue.genres(), e.getGenre()));
    add(rows, "主题", label(catalogue.themes(), e.getTheme()));
    add(rows, "公开事项", label(catalogue.duties(), e.getDuty()));
    add(rows, "服务对象", label(catalogue.audiences(), e.getAudience()));
    add(rows, "公开属性", Attribute.valueOf(e.getAttribute()).label());
    add(rows, "理由", e.getAttributeReason());
    add(rows, "成文日期", day(e.getFormedOn()));
    add(rows, "施行日期", day(e.getEffectiveOn()));
    add(rows, "有效期至", day(e.getExpiresOn()));
    add(rows, "内容概述", e.getSummary());
    add(rows, "关键词", e.getKeywords().length == 0 ? null : String.join("；", e.getKeywords()));
    return rows;
  }

  private static void add(List<Row> rows, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      rows.add(new Row(name, value));
    }
  }

  private static @Nullable String label(Vocabulary vocabulary, @Nullable String code) {
    return code == null ? null : vocabulary.find(code).map(Term::label).orElse(code);
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : Dates.day(day, Words.CHINESE);
  }
}
