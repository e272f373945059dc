/** PostgreSQL, embedded by default or by URL, and its migrations (数据库). */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.chengming.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
