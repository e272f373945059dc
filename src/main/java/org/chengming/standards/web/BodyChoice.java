package org.chengming.standards.web;

import java.util.List;
import org.chengming.web.Form;

/**
 * The form that asks for another body.
 *
 * @param options to choose from; empty where there are so many that one is named
 * @param near what may be meant by what was typed and is not clear
 * @param several whether there is more than one at all
 * @param form what stands in its field {@code body}, and what is wrong with it
 */
record BodyChoice(List<Option> options, List<Option> near, boolean several, Form form) {
  record Option(String code, String label, boolean chosen) {}
}
