/** Pages of requests: filing and following one, and working on them at the desk. */
@NullMarked
package org.chengming.requests.web;

import org.jspecify.annotations.NullMarked;
