package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.web.Form;
import org.chengming.web.Head;

/**
 * @param bodies to choose from; empty where there are none, or so many that one is named
 * @param many whether there are so many
 * @param form what was typed, and what is wrong with it
 */
record BlankPage(Head head, List<Body> bodies, boolean many, Form form) {}
