/**
 * The index that follows what is public, and finding in it (检索).
 *
 * <p>A follower replays publishing's change log into a Lucene index on this node and keeps its
 * place in the log inside the index's own commit, so the index may be lost or killed at any moment
 * and catches up from where it durably stood.
 */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "audit",
      "catalogue",
      "database",
      "files",
      "operations",
      "organisations",
      "publishing",
      "web"
    })
@NullMarked
package org.chengming.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
