package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.web.Head;
import org.chengming.web.Refused.Problem;

record BlankPage(Head head, List<Body> bodies, String title, List<Problem> problems) {}
