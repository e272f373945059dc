/** Who did what to what, before and after, in the same transaction, chained by hashes (审计). */
@ApplicationModule(allowedDependencies = {"actors", "database", "operations", "outgoing"})
@NullMarked
package org.chengming.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
