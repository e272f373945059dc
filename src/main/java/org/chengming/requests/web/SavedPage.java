package org.chengming.requests.web;

import org.chengming.organisations.Body;
import org.chengming.requests.Drafts;
import org.chengming.web.Form;
import org.chengming.web.Head;
import org.chengming.web.QrCode;

/**
 * What whoever put a form aside takes away.
 *
 * @param address where to go on; the code is not in it
 * @param form as it was typed, to go on at once
 */
record SavedPage(Head head, Body body, Drafts.Saved saved, String address, QrCode qr, Form form) {}
