package org.chengming.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param follow whether links to other hosts are tried; only hosts that {@code
 *     chengming.outgoing.hosts} names are called
 * @param again how long what came of it counts
 */
@ConfigurationProperties("chengming.gate.links")
record LinkSettings(@DefaultValue("false") boolean follow, @DefaultValue("1d") Duration again) {}
