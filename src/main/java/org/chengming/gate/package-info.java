/**
 * The gate every text and file passes on its way to the public: what of persons stands in it, which
 * words are wrong, and what files hold besides what is seen of them (发布前检查).
 */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "audit",
      "database",
      "files",
      "operations",
      "organisations",
      "outgoing",
      "redaction",
      "tables",
      "web"
    })
@NullMarked
package org.chengming.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
