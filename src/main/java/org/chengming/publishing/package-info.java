/** What is public: documents as entry and editions, from draft to live to tombstone (信息发布). */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "audit",
      "calendar",
      "catalogue",
      "database",
      "files",
      "ledger",
      "gate",
      "operations",
      "organisations",
      "printing",
      "web"
    })
@NullMarked
package org.chengming.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
