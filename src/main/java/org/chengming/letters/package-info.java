/**
 * Official letters (公文信函): the words of each kind, which administrators may change, and finished
 * letters set as PDF, DOCX and OFD.
 */
@ApplicationModule(allowedDependencies = {"actors", "audit", "printing", "web"})
@NullMarked
package org.chengming.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
