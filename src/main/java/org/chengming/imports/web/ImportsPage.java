package org.chengming.imports.web;

import java.time.Instant;
import java.util.List;
import org.chengming.imports.Imports;
import org.chengming.web.Head;

record ImportsPage(Head head, List<RunRow> runs, List<Imports.Offer> offers, Instant now) {}
