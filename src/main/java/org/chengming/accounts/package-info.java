/** Staff accounts, sign-in, roles over bodies, sessions (账号). */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "audit",
      "database",
      "keys",
      "mail",
      "organisations",
      "outgoing",
      "web"
    })
@NullMarked
package org.chengming.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
