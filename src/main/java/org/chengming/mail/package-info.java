/** The mail server, and handing it one mail for certain (邮件). */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package org.chengming.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
