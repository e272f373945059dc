package org.chengming.accounts.web;

/**
 * @param credentials of the person's passkeys, base64url, apart by spaces; empty without any
 * @param app whether the person has an authenticator app
 */
record SecondStepPage(
    String onward,
    boolean app,
    String credentials,
    String challenge,
    String party,
    boolean wrong) {}
