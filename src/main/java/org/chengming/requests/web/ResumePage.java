package org.chengming.requests.web;

import org.chengming.web.Form;
import org.chengming.web.Head;

/** Asks for the code of a form that was put aside. */
record ResumePage(Head head, Form form) {}
