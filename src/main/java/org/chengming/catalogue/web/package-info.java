@NullMarked
package org.chengming.catalogue.web;

import org.jspecify.annotations.NullMarked;
