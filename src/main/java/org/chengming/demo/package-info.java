/** The demo province: believable bodies and documents from a seed (演示省). */
@ApplicationModule(
    allowedDependencies = {
      "accounts",
      "actors",
      "calendar",
      "catalogue",
      "database",
      "files",
      "organisations",
      "publishing",
      "registers",
      "requests",
      "standards",
      "web"
    })
@NullMarked
package org.chengming.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
