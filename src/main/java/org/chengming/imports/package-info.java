/**
 * Documents brought in from elsewhere, row by row, with a reason for each that is not taken (导入).
 */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "audit",
      "calendar",
      "catalogue",
      "organisations",
      "publishing",
      "registers",
      "tables",
      "web"
    })
@NullMarked
package org.chengming.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
