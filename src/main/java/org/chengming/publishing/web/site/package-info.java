/**
 * What a reader sees of the documents: the document, its editions, its tombstone, lists by theme,
 * column and year.
 */
@NullMarked
package org.chengming.publishing.web.site;

import org.jspecify.annotations.NullMarked;
