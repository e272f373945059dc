/** Who did what to what, before and after, in the same transaction (审计). */
@ApplicationModule(allowedDependencies = {"actors"})
@NullMarked
package org.chengming.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
