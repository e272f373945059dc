package org.chengming.accounts;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengming.accounts.db.tables.records.PasskeyRecord;
import org.chengming.web.SiteIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * WebAuthn (W3C, level 2) between the browser's answer and a row. The challenge is all that has to
 * be remembered between the page and its answer; a session holds it as text, so any node may take
 * the answer.
 */
@Component
class PasskeyProtocol {
  private static final Logger log = LoggerFactory.getLogger(PasskeyProtocol.class);
  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(algorithm(COSEAlgorithmIdentifier.ES256), algorithm(COSEAlgorithmIdentifier.RS256));

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter attested =
      new AttestedCredentialDataConverter(converter);
  private final SecureRandom random = new SecureRandom();
  private final URI site;

  PasskeyProtocol(SiteIdentity site) {
    this.site = URI.create(site.url());
  }

  /** A credential as it is kept. */
  record Credential(byte[] id, byte[] attested, long signCount) {}

  String challenge() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The relying party: the host of the site's public address. */
  String party() {
    return Objects.requireNonNull(site.getHost());
  }

  /**
   * @param port the request came to; counts only where the site itself is this machine
   * @return empty when the answer does not hold
   */
  Optional<Credential> registered(PasskeyAnswers.Registration answer, String challenge, int port) {
    try {
      var data =
          manager.verify(
              new RegistrationRequest(bytes(answer.attestation()), bytes(answer.clientData())),
              new RegistrationParameters(server(challenge, port), ALGORITHMS, false, true));
      var authenticator =
          Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
      return Optional.of(
          new Credential(
              credential.getCredentialId(),
              attested.convert(credential),
              authenticator.getSignCount()));
    } catch (
        RuntimeException
            e) { // what a reader of strangers' bytes throws is no promise of its makers
      log.info("A passkey was not taken: {}", e.toString());
      return Optional.empty();
    }
  }

  /**
   * @param verified whether the device must have made sure who holds it, by a finger or a number
   * @return the new count of signatures, empty when the answer does not hold
   */
  Optional<Long> signed(
      PasskeyRecord passkey,
      PasskeyAnswers.Signature answer,
      String challenge,
      int port,
      boolean verified) {
    try {
      var known =
          new CredentialRecordImpl(
              new NoneAttestationStatement(),
              null,
              null,
              null,
              passkey.getSignCount(),
              attested.convert(passkey.getCredential()),
              null,
              null,
              null,
              null);
      var data =
          manager.verify(
              new AuthenticationRequest(
                  bytes(answer.credential()),
                  bytes(answer.authenticatorData()),
                  bytes(answer.clientData()),
                  bytes(answer.signature())),
              new AuthenticationParameters(
                  server(challenge, port),
                  known,
                  List.of(passkey.getCredentialId()),
                  verified,
                  true));
      return Optional.of(Objects.requireNonNull(data.getAuthenticatorData()).getSignCount());
    } catch (
        RuntimeException
            e) { // what a reader of strangers' bytes throws is no promise of its makers
      log.info("A passkey's signature was not taken: {}", e.toString());
      return Optional.empty();
    }
  }

  static Optional<PasskeyRecord> named(List<PasskeyRecord> passkeys, String credential) {
    return name(credential)
        .flatMap(
            id ->
                passkeys.stream().filter(p -> Arrays.equals(p.getCredentialId(), id)).findFirst());
  }

  /** The name of a credential as bytes; empty for what is none. */
  static Optional<byte[]> name(String credential) {
    try {
      return Optional.of(bytes(credential)).filter(b -> b.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private ServerProperty server(String challenge, int port) {
    // Tried out on one's own machine, the port may be any; elsewhere the address is the site's.
    var origin =
        party().equals("localhost")
            ? new Origin("%s://localhost:%d".formatted(site.getScheme(), port))
            : new Origin("%s://%s".formatted(site.getScheme(), site.getAuthority()));
    return ServerProperty.builder()
        .origin(origin)
        .rpId(party())
        .challenge(new DefaultChallenge(bytes(challenge)))
        .build();
  }

  private static PublicKeyCredentialParameters algorithm(COSEAlgorithmIdentifier id) {
    return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, id);
  }
}
