package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.chengming.publishing.ChangeLog.Cursor;
import org.chengming.web.Unavailable;

/** The entries in an OpenSearch cluster that several nodes share. */
final class ClusterHoldings implements Holdings {
  private final ClusterIndices indices;

  ClusterHoldings(ClusterIndices indices) {
    this.indices = indices;
  }

  ClusterIndices indices() {
    return indices;
  }

  @Override
  public <T> T look(Look<T> look) {
    try {
      return look.at(new ClusterState(indices.cluster(), indices.alias()));
    } catch (Cluster.Away e) {
      throw new Unavailable("检索暂时不能用，其他页面不受影响。请过几分钟再试，或者按机关、主题查找。", e.toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long size() {
    return look(state -> state.count(MatchAllDocsQuery.INSTANCE));
  }

  @Override
  public Cursor cursor() {
    return look(state -> indices.place(indices.alias()).seen());
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public Map<String, Object> details() {
    return look(
        state -> {
          var details = new LinkedHashMap<String, Object>();
          details.put("cluster", indices.cluster().toString());
          indices
              .building()
              .ifPresent(
                  place -> details.put("building", Reindexing.bar(place.done(), place.all())));
          return details;
        });
  }

  @Override
  public void close() {
    indices.cluster().close();
  }
}
