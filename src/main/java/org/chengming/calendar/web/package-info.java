@NullMarked
package org.chengming.calendar.web;

import org.jspecify.annotations.NullMarked;
