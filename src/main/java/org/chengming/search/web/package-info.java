@NullMarked
package org.chengming.search.web;

import org.jspecify.annotations.NullMarked;
