/** Setting pages as PDF, in a process of its own and with the house's fonts (排版). */
@ApplicationModule(allowedDependencies = {"files", "web"})
@NullMarked
package org.chengming.printing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
