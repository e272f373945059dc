/**
 * The one way by which this server calls others over HTTP, to hosts that settings allow and to
 * addresses that are nobody's inside (对外访问).
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.chengming.outgoing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
