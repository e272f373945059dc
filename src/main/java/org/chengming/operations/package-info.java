/**
 * What operators watch (运行状况): measures that modules contribute, shown, exported and alerted by one
 * mechanism.
 */
@ApplicationModule(allowedDependencies = {"actors", "database", "mail", "web"})
@NullMarked
package org.chengming.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
