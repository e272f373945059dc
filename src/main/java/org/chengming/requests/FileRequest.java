package org.chengming.requests;

/**
 * Somebody asks a body for information.
 *
 * @param wanted its name, its number or a description of it
 * @param help whether reading, hearing or writing is hard for them (Art. 43)
 * @param form the form's own random mark: the same form sent twice is one request
 */
public record FileRequest(
    long bodyId,
    Channel channel,
    Requester requester,
    String wanted,
    ProvisionForm provision,
    Delivery delivery,
    boolean help,
    String form) {
  public static final int LONGEST = 2_000;

  public FileRequest {
    if (wanted.isBlank() || wanted.length() > LONGEST) {
      throw new IllegalArgumentException(
          "What is wanted has 1 to %d characters, not %d".formatted(LONGEST, wanted.length()));
    }
    if (!requester.complete()) {
      throw new IllegalArgumentException("A requester proves who they are and can be reached");
    }
  }

  /** Nothing of what was told belongs in a log. */
  @Override
  public String toString() {
    return "FileRequest[body %d, %s, %s]".formatted(bodyId, channel, requester.kind());
  }
}
