package org.chengming.requests.web;

import java.util.List;
import org.chengming.requests.UndeliveredMail;
import org.chengming.web.Dates;
import org.chengming.web.Words;

/** Notices that did not arrive, the newest first. */
record DeskMailPage(List<UndeliveredMail> mails) {
  static String day(UndeliveredMail mail) {
    return Dates.day(mail.at(), Words.CHINESE);
  }
}
