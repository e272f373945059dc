/** Content-addressed storage, types by content, text extraction within bounds (文件). */
@ApplicationModule(allowedDependencies = {"actors", "audit", "database", "operations", "web"})
@NullMarked
package org.chengming.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
