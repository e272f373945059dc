package org.chengming.organisations.web;

import org.chengming.web.Form;

record SuccessionPage(String title, Form form) {}
