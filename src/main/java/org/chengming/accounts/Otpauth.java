package org.chengming.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address authenticator apps read from a QR code. */
final class Otpauth {
  private Otpauth() {}

  static String address(String issuer, String username, String base32) {
    return "otpauth://totp/%s?secret=%s&issuer=%s"
        .formatted(encode(username), base32, encode(issuer));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
