/** The desk's pages of letter templates. */
@NullMarked
package org.chengming.letters.web;

import org.jspecify.annotations.NullMarked;
