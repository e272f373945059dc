/**
 * Tables as other systems hand them over, read a record at a time, whatever their encoding and
 * however broken (外来表格).
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.chengming.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
