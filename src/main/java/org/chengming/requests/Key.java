package org.chengming.requests;

/**
 * What opens a request for whoever filed it.
 *
 * @param number as typed
 * @param code as typed
 * @param address where it comes from, counted and not kept
 */
public record Key(String number, String code, String address) {

  @Override
  public String toString() {
    return "Key[" + number + "]";
  }
}
