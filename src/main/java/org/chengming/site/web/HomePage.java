package org.chengming.site.web;

import org.chengming.web.Head;

record HomePage(Head head) {}
