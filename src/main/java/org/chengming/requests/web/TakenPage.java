package org.chengming.requests.web;

import org.chengming.web.Form;
import org.chengming.web.Head;

/**
 * What was wanted is public: where to find it.
 *
 * @param address to write down
 * @param form as it was typed, for whoever goes on with it after all
 */
record TakenPage(Head head, Already.Line document, String address, Form form) {}
