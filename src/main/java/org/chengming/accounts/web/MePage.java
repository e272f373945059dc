package org.chengming.accounts.web;

import java.util.List;
import org.chengming.web.Refused;

record MePage(
    String username, String name, boolean passwordTemporary, boolean done, List<Refused.Problem> problems) {}
