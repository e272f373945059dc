package org.chengming.letters.web;

import org.chengming.letters.LetterTemplate;

/** The desk's page of an old version. */
record LetterVersionPage(LetterTemplate template, int current, SampleLetter sample) {
  String at() {
    return "/desk/letter-templates/" + template.kind();
  }

  String version() {
    return template.version() == 0 ? "系统自带的文字" : "第" + template.version() + "版";
  }
}
