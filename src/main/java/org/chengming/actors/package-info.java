/** Who acts, in which role and over which bodies (操作者与权限). */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.chengming.actors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
