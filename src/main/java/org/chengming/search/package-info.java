/** The index that follows what is public, and finding in it (检索). */
@ApplicationModule(allowedDependencies = {"actors", "audit", "catalogue", "files", "organisations", "publishing", "web"})
@NullMarked
package org.chengming.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
