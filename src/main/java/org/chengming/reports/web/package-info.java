/** Annual reports for everybody, and at the desk. */
@NullMarked
package org.chengming.reports.web;

import org.jspecify.annotations.NullMarked;
