/** Standards, coverage and what a body has left to do, as pages and for programs. */
@NullMarked
package org.chengming.standards.web;

import org.jspecify.annotations.NullMarked;
