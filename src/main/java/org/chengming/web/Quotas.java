package org.chengming.web;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengming.outgoing.Networks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much a minute of each {@link Quota}, and who is not counted. */
@Component
class Quotas {
  private final Map<Quota, Integer> perMinute;
  private final Networks exempt;

  @Autowired
  Quotas(
      @Value("${chengming.api.requests-per-minute:1200}") int api,
      @Value("${chengming.limits.sign-ins-per-minute:30}") int signIns,
      @Value("${chengming.limits.forms-per-minute:60}") int forms,
      @Value("${chengming.limits.quiet-forms-per-minute:10}") int quietForms,
      @Value("${chengming.limits.account-per-minute:1200}") int account,
      @Value("${chengming.limits.exempt:}") List<String> exempt) {
    this(
        new EnumMap<>(
            Map.of(
                Quota.API,
                api,
                Quota.SIGN_IN,
                signIns,
                Quota.FORM,
                forms,
                Quota.QUIET_FORM,
                quietForms,
                Quota.ACCOUNT,
                account)),
        Networks.of(exempt));
  }

  private Quotas(Map<Quota, Integer> perMinute, Networks exempt) {
    perMinute.forEach(
        (quota, most) -> {
          if (most < 1) {
            throw new IllegalArgumentException(
                "A limit is at least 1 a minute; %s has %d".formatted(quota, most));
          }
        });
    this.perMinute = perMinute;
    this.exempt = exempt;
  }

  /** The same of each, and nobody exempt. */
  static Quotas ofEach(int perMinute) {
    var all = new EnumMap<Quota, Integer>(Quota.class);
    for (var quota : Quota.values()) {
      all.put(quota, perMinute);
    }
    return new Quotas(all, Networks.of(List.of()));
  }

  int perMinute(Quota quota) {
    return perMinute.getOrDefault(quota, 1);
  }

  /** Whether an address is not counted: a counter with many people, or whoever watches the site. */
  boolean exempt(String address) {
    try {
      return exempt.hold(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
