package org.chengming.imports;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Vocabulary;
import org.chengming.publishing.EditionFields;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the terms a row names by code or label; a genre that is not named is read from the end of
 * the title.
 */
@Component
class Classing {
  private static final Pattern GENRE =
      Pattern.compile("(决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)(?:[（(][^）)]*[）)])?$");
  private static final Map<String, String> SHORT = Map.of("令", "命令（令）", "命令", "命令（令）");

  /** Other names of the same theme, as older catalogues and other provinces write them. */
  private static final Map<String, String> THEMES = Map.of("组织机构", "政府组织机构", "国务院组织机构", "政府组织机构");

  private final Catalogue catalogue;

  Classing(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  EditionFields.Classes classes(Row row) {
    return new EditionFields.Classes(
        genre(row),
        code(row, Field.THEME, catalogue.themes()),
        code(row, Field.DUTY, catalogue.duties()),
        code(row, Field.AUDIENCE, catalogue.audiences()));
  }

  private @Nullable String genre(Row row) {
    if (row.has(Field.GENRE)) {
      return code(row, Field.GENRE, catalogue.genres());
    }
    var named = GENRE.matcher(row.get(Field.TITLE));
    return named.find()
        ? catalogue
            .genres()
            .byLabel(SHORT.getOrDefault(named.group(1), named.group(1)))
            .map(t -> t.code())
            .orElse(null)
        : null;
  }

  private static @Nullable String code(Row row, Field field, Vocabulary vocabulary) {
    if (!row.has(field)) {
      return null;
    }
    var named = row.get(field);
    var label = field == Field.THEME ? THEMES.getOrDefault(named, named) : named;
    for (var form :
        List.of(
            label,
            label.replaceAll("[\\s,，]+", "、"),
            label.substring(label.lastIndexOf('›') + 1).strip())) {
      var term = vocabulary.find(form).or(() -> vocabulary.byLabel(form));
      if (term.isPresent()) {
        return term.get().code();
      }
    }
    row.remark("分类：没有名为“%s”的%s，没有取用".formatted(named, field.label()));
    return null;
  }
}
