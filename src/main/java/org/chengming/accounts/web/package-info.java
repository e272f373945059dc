@NullMarked
package org.chengming.accounts.web;

import org.jspecify.annotations.NullMarked;
