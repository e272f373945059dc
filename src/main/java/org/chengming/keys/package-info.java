/** Keys in files outside the database, and sealing with them (密钥与封存). */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package org.chengming.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
