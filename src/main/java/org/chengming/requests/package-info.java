/** Disclosure on request (依申请公开): from receipt to answer, on the statutory clock. */
@ApplicationModule(
    allowedDependencies = {
      "accounts",
      "actors",
      "audit",
      "calendar",
      "database",
      "files",
      "gate",
      "gate",
      "keys",
      "ledger",
      "letters",
      "mail",
      "operations",
      "organisations",
      "printing",
      "publishing",
      "redaction",
      "search",
      "tables",
      "web"
    })
@NullMarked
package org.chengming.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
