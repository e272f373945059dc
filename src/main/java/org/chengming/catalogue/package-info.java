/** What must be public: vocabularies as dated data (公开目录). */
@ApplicationModule(allowedDependencies = {"actors", "audit", "database", "web"})
@NullMarked
package org.chengming.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
