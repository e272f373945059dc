@NullMarked
package org.chengming.publishing.web;

import org.jspecify.annotations.NullMarked;
