@NullMarked
package org.chengming.site.web;

import org.jspecify.annotations.NullMarked;
