@NullMarked
package org.chengming.imports.web;

import org.jspecify.annotations.NullMarked;
