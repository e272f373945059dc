package org.chengming.web;

/**
 * The code by which whoever holds a receipt finds its entry in the ledger, and the way there.
 *
 * @param shown as it is printed, in groups
 * @param address the whole address that the QR code leads to
 */
public record ProofCode(String shown, String address, QrCode qr) {
  public static ProofCode of(String shown, String address) {
    return new ProofCode(shown, address, QrCode.of(address));
  }
}
