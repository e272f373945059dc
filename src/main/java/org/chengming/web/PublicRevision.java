package org.chengming.web;

/**
 * What public pages are made of, as one word that changes when it does. Each module that feeds
 * lists contributes one; it is asked on every request, so it must be answered from memory.
 */
public interface PublicRevision {
  String current();
}
