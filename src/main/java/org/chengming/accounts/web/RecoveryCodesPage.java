package org.chengming.accounts.web;

import java.util.List;

/** Shown this once. */
record RecoveryCodesPage(String username, String madeAt, List<String> codes) {}
