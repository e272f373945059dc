/** Disclosure on request (依申请公开): from receipt to answer, on the statutory clock. */
@ApplicationModule(
    allowedDependencies = {
      "accounts",
      "actors",
      "audit",
      "calendar",
      "database",
      "letters",
      "organisations",
      "printing",
      "publishing",
      "search",
      "tables",
      "web"
    })
@NullMarked
package org.chengming.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
