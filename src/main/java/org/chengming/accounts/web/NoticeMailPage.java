package org.chengming.accounts.web;

import java.util.List;
import org.chengming.web.Refused;

/**
 * Where a person is told of what happens to their account.
 *
 * @param address typed or standing, empty for nowhere
 * @param on whether this installation sends mails at all
 */
record NoticeMailPage(
    String username, String address, boolean on, boolean saved, List<Refused.Problem> problems) {}
