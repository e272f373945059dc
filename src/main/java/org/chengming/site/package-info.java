/** The public site around the documents: home, bodies, feeds, sitemap (门户). */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "calendar",
      "catalogue",
      "organisations",
      "publishing",
      "search",
      "web"
    })
@NullMarked
package org.chengming.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
