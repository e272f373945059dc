package org.chengming.accounts;

import java.io.Serializable;
import java.security.Principal;

/** All a session keeps of who signed in; what they may do is asked anew at each request. */
public record StaffPrincipal(long id) implements Principal, Serializable {
  @Override
  public String getName() {
    return "staff:" + id;
  }
}
