package org.chengming.requests;

/**
 * Whoever asks, as they told us; kept sealed. What was not told is empty.
 *
 * @param name of the person or the organisation
 * @param representative of an organisation (法定代表人)
 * @param contact the person to talk to at an organisation
 */
public record Requester(
    RequesterKind kind,
    String name,
    IdKind idKind,
    String idNumber,
    String representative,
    String contact,
    String phone,
    String email,
    String address,
    String postcode) {

  public Requester {
    if (name.isBlank() || idNumber.isBlank()) {
      throw new IllegalArgumentException("A requester has a name and proves it (Art. 29)");
    }
    if (phone.isBlank() && email.isBlank() && address.isBlank()) {
      throw new IllegalArgumentException("A requester can be reached (Art. 29)");
    }
  }

  /** The same, to be reached as told now; what is empty stays as it was. */
  Requester reachedBy(String newEmail, String newAddress, String newPostcode) {
    return new Requester(
        kind,
        name,
        idKind,
        idNumber,
        representative,
        contact,
        phone,
        newEmail.isEmpty() ? email : newEmail,
        newAddress.isEmpty() ? address : newAddress,
        newPostcode.isEmpty() ? postcode : newPostcode);
  }

  /** Nothing of it belongs in a log. */
  @Override
  public String toString() {
    return "Requester[" + kind + "]";
  }
}
