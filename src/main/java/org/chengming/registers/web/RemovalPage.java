package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Form;

/**
 * A record to be removed.
 *
 * @param key as it is named in addresses, unescaped
 * @param says what it says, field by field
 */
record RemovalPage(
    String name, String title, String key, String record, List<String> says, Form form) {}
