/** Working days with make-up days, and the sums made of them (工作日历). */
@ApplicationModule(allowedDependencies = {"actors", "audit", "database", "web"})
@NullMarked
package org.chengming.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
