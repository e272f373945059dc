package org.chengming.search.web;

import java.util.List;
import org.chengming.web.Head;

/**
 * Why a document is among the results of a question.
 *
 * @param text the question as typed
 * @param path of the document
 * @param back address of the results
 */
record WhyPage(
    Head head,
    String text,
    String title,
    String path,
    String back,
    String place,
    List<WhyWords.Said> reasons) {}
