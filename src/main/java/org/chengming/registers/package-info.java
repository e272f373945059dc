/**
 * Registers of the key areas: a definition as data, a table made from it, records kept in editions
 * (重点领域登记簿).
 */
@ApplicationModule(
    allowedDependencies = {
      "actors",
      "audit",
      "calendar",
      "database",
      "gate",
      "keys",
      "ledger",
      "operations",
      "organisations",
      "tables",
      "web"
    })
@NullMarked
package org.chengming.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
