package org.chengming.requests;

/**
 * The requester wants it another way.
 *
 * @param email where nothing is told, what was told before holds; so with the others
 */
public record ChangeDelivery(Delivery delivery, String email, String address, String postcode) {

  /** Nothing of what was told belongs in a log. */
  @Override
  public String toString() {
    return "ChangeDelivery[" + delivery + "]";
  }
}
