package org.chengming.imports.web;

import java.util.List;
import org.chengming.imports.Imports;

record ImportsPage(List<RunRow> runs, List<Imports.Offer> offers) {}
