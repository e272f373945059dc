/** Pages, lists and API of the registers. */
@NullMarked
package org.chengming.registers.web;

import org.jspecify.annotations.NullMarked;
