/**
 * The mail server, handing it one mail for certain, and sending what waits in the tables of modules
 * (邮件).
 */
@ApplicationModule(allowedDependencies = {"database", "web"})
@NullMarked
package org.chengming.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
