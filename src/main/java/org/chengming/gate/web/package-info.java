/** Pages of the gate at the desk. */
@NullMarked
package org.chengming.gate.web;

import org.jspecify.annotations.NullMarked;
