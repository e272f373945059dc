package org.chengming.requests.web;

import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.web.Head;

/**
 * Which body is to be asked.
 *
 * @param query part of its name, empty for none
 * @param found the bodies of that name, or the governments to begin with
 * @param more how many more there are
 */
record ChoosePage(Head head, String query, List<Body> found, int more) {}
