package org.chengming.requests.web;

import org.chengming.web.Form;
import org.chengming.web.Head;

/** Asks for number and code. */
record TrackFormPage(Head head, Form form) {}
