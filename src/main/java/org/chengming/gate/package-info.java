/**
 * The gate every text and file passes on its way to the public: what of persons stands in it, which
 * words are wrong (发布前检查).
 */
@ApplicationModule(
    allowedDependencies = {"actors", "audit", "database", "organisations", "tables", "web"})
@NullMarked
package org.chengming.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
