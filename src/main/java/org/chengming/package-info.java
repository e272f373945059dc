@NullMarked
package org.chengming;

import org.jspecify.annotations.NullMarked;
