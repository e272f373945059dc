/** Divisions, public bodies, their hierarchy and successors (机构). */
@ApplicationModule(allowedDependencies = {"actors", "audit", "database", "web"})
@NullMarked
package org.chengming.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
