package org.chengming.outgoing;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom this server may call, beside the addresses that other settings name.
 *
 * @param hosts {@code example.cn}, {@code *.example.cn}, {@code http://10.0.0.5:8080}, or {@code *}
 *     for every public host; https unless http is written out
 * @param privateNetworks which addresses inside may be called, as CIDR, e.g. {@code 10.0.0.0/8}
 */
@ConfigurationProperties("chengming.outgoing")
record OutgoingSettings(
    @DefaultValue List<String> hosts, @DefaultValue List<String> privateNetworks) {}
