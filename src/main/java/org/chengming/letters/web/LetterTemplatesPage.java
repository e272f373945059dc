package org.chengming.letters.web;

import java.util.List;
import org.chengming.letters.LetterTemplate;

/** The desk's list of letter templates. */
record LetterTemplatesPage(List<LetterTemplate> templates) {}
