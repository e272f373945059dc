package org.chengming.site.web;

import org.chengming.web.Head;

/** A page of plain words. */
record GuidePage(Head head) {}
