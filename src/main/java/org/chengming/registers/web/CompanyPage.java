package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;

/**
 * What registers say of a company.
 *
 * @param name the USCC where no register has a name
 */
record CompanyPage(Head head, String name, String uscc, List<Part> parts) {
  /**
   * @param path of all its records in the register
   * @param more whether there are more than these
   */
  record Part(
      String register,
      String path,
      int count,
      boolean more,
      List<RegisterPage.Column> columns,
      List<RegisterPage.Row> rows) {}
}
