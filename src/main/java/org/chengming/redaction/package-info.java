/**
 * Blacking out words and areas of PDF files and images so that nothing of them is left (涂黑). Has no
 * tables and knows no requests: a file goes in, a file and its proof come out.
 */
@ApplicationModule(allowedDependencies = {"files", "web"})
@NullMarked
package org.chengming.redaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
