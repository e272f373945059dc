/** Desk pages of publishing: worklist, writing, reviewing, history, timeliness. */
@NullMarked
package org.chengming.publishing.web.desk;

import org.jspecify.annotations.NullMarked;
