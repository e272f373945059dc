/** Layout, words in two languages, listings, errors: what every page shares (页面公共部分). */
@ApplicationModule(allowedDependencies = {"actors", "database", "outgoing"})
@NullMarked
package org.chengming.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
