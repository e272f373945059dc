@NullMarked
package org.chengming.organisations.web;

import org.jspecify.annotations.NullMarked;
