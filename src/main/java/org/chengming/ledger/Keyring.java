package org.chengming.ledger;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys by which a note is believed. Those of one name and type are one signer's, the older and
 * the newer; lines of keys that are not among these are passed over.
 *
 * @param all whether each signer must have signed, or one of them
 */
record Keyring(List<Verifier> keys, boolean all) {
  private record Signatory(String name, KeyType type) {}

  Keyring {
    keys = List.copyOf(keys);
  }

  /** Of keys that were asked for: a note must carry a signature of each. */
  static Keyring of(List<Verifier> keys) {
    return new Keyring(keys, true);
  }

  /**
   * Of what a site itself calls its keys. It need not use all of them any more, nor need all be of
   * types that are known here.
   *
   * @param written a key a line
   */
  static Keyring offered(String written) {
    return new Keyring(
        written.lines().flatMap(key -> Verifier.known(key).stream()).toList(), false);
  }

  /** Why the note is not to be believed; empty where it is. */
  Optional<String> problem(SignedNote note) {
    if (keys.isEmpty()) {
      return Optional.of("there is no key to check it with");
    }
    var missing = new LinkedHashSet<Signatory>();
    var signed = new HashSet<Signatory>();
    for (var key : keys) {
      var signatory = new Signatory(key.name(), key.type());
      missing.add(signatory);
      switch (key.under(note)) {
        case NONE -> {}
        case HOLDS -> signed.add(signatory);
        case WRONG -> {
          // Spoils it, whoever else has signed.
          return Optional.of("the %s signature of %s is wrong".formatted(key.type(), key.name()));
        }
      }
    }
    missing.removeAll(signed);
    return missing.isEmpty() || !all && !signed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            missing.stream()
                .map(s -> "there is no %s signature of %s".formatted(s.type(), s.name()))
                .collect(Collectors.joining(", ")));
  }

  boolean signed(SignedNote note) {
    return problem(note).isEmpty();
  }

  /**
   * Whether one of them is of the log with this origin, as C2SP's tlog-checkpoint names keys; keys
   * of witnesses alone say nothing of it.
   */
  boolean name(String origin) {
    var logs = keys.stream().filter(key -> key.type() != KeyType.WITNESS).toList();
    return logs.isEmpty() || logs.stream().anyMatch(key -> key.name().equals(origin));
  }

  /** Whether one of the keys has signed it, which is enough of a note that was kept oneself. */
  boolean any(SignedNote note) {
    return new Keyring(keys, false).signed(note);
  }

  /** How it is signed, as far as these keys tell. */
  List<KeyType> types(SignedNote note) {
    return keys.stream().filter(k -> k.signed(note)).map(Verifier::type).distinct().toList();
  }
}
