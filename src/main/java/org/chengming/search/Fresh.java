package org.chengming.search;

import java.util.Objects;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Adds the more to a score the nearer a document's day is to {@code day}: all of {@code weight} on
 * that day, half of it {@code pivot} days away. Lucene has this query but keeps its numbers to
 * itself, and they must be told to a cluster.
 */
final class Fresh extends Query {
  private final String field;
  private final float weight;
  private final long day;
  private final long pivot;

  Fresh(String field, float weight, long day, long pivot) {
    this.field = field;
    this.weight = weight;
    this.day = day;
    this.pivot = pivot;
  }

  String field() {
    return field;
  }

  float weight() {
    return weight;
  }

  long day() {
    return day;
  }

  long pivot() {
    return pivot;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) {
    return LongField.newDistanceFeatureQuery(field, weight, day, pivot);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(@Nullable String asked) {
    return "Fresh(" + field + ", " + weight + ", " + day + ", " + pivot + ")";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fresh fresh
        && field.equals(fresh.field)
        && weight == fresh.weight
        && day == fresh.day
        && pivot == fresh.pivot;
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, weight, day, pivot);
  }
}
