package org.chengming.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/**
 * An entry as it is sent to a cluster. What is to be found stands in fields of the same names as on
 * a node, folded by NFKC here because OpenSearch has no filter for that without a plugin; what is
 * to be shown stands untouched beside it, and only that is kept over there.
 */
final class ClusterEntry {
  static final String SHOWN = "shown";
  static final long MILLIS_A_DAY = 86_400_000;

  private ClusterEntry() {}

  /** The name of a day once more as a date, since only dates can be asked how near they are. */
  static String day(String field) {
    return field + "_on";
  }

  static Map<String, Object> of(Document entry) {
    var json = new LinkedHashMap<String, Object>();
    var shown = new LinkedHashMap<String, String>();
    for (var field : entry.getFields()) {
      if (field.fieldType().stored()) {
        shown.put(field.name(), stored(field));
      }
      var number = field.numericValue();
      if (number != null) {
        json.put(field.name(), number);
        if (field.name().equals(Fields.FORMED)) {
          json.put(day(Fields.FORMED), number.longValue() * MILLIS_A_DAY);
        }
      } else if (field.fieldType().indexOptions() != IndexOptions.NONE) {
        add(json, field);
      } else if (field.fieldType().docValuesType() == DocValuesType.NONE
          && !field.fieldType().stored()) {
        throw new IllegalArgumentException("No way to send " + field);
      }
    }
    json.put(SHOWN, shown);
    return json;
  }

  private static String stored(IndexableField field) {
    var number = field.numericValue();
    return number == null ? field.stringValue() : number.toString();
  }

  @SuppressWarnings("unchecked")
  private static void add(Map<String, Object> json, IndexableField field) {
    var text = field.stringValue();
    var value =
        field.fieldType().tokenized() ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
    ((List<String>) json.computeIfAbsent(field.name(), n -> new ArrayList<String>())).add(value);
  }
}
