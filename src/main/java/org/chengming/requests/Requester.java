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
    if (name.isBlank()) {
      throw new IllegalArgumentException("A requester has a name");
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

  /** Art. 29: 姓名或者名称、身份证明、联系方式. An old case may have been kept without them. */
  boolean complete() {
    return !idNumber.isBlank() && !(phone.isBlank() && email.isBlank() && address.isBlank());
  }

  /** Nothing of it belongs in a log. */
  @Override
  public String toString() {
    return "Requester[" + kind + "]";
  }
}
