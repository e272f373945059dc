package org.chengming.requests;

/** Holds something of whoever asked, or of a third party, and lets it go when that is erased. */
interface PersonalData {
  void erase(long request);
}
