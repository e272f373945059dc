/** The annual report of disclosure (政府信息公开工作年度报告): its form, its figures and their identities. */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "audit",
      "database",
      "files",
      "gate",
      "organisations",
      "requests",
      "web"
    })
@NullMarked
package org.chengming.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
