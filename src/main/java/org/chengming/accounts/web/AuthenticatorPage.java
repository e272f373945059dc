package org.chengming.accounts.web;

import java.util.List;
import org.chengming.web.QrCode;
import org.chengming.web.Refused;

/**
 * @param secret in Base32, in groups of four
 */
record AuthenticatorPage(QrCode qr, String secret, List<Refused.Problem> problems) {}
