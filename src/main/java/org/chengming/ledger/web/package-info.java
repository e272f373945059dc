@NullMarked
package org.chengming.ledger.web;

import org.jspecify.annotations.NullMarked;
