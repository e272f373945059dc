/**
 * What each sector must make public, which body it binds, and how far each has come (公开标准与公开覆盖).
 */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "audit",
      "calendar",
      "database",
      "files",
      "organisations",
      "publishing",
      "registers",
      "tables",
      "web"
    })
@NullMarked
package org.chengming.standards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
