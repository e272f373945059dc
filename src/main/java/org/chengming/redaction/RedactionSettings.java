package org.chengming.redaction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the work on one file.
 *
 * @param time longest processor time; then it is ended
 * @param memory heap of the JVM that does it
 * @param scratch most it may write to its temporary folder
 * @param atOnce how many files this node works on at the same time
 * @param patience how long a person waits for a turn
 */
@ConfigurationProperties("chengming.redaction")
record RedactionSettings(
    @DefaultValue("5m") Duration time,
    @DefaultValue("448MB") DataSize memory,
    @DefaultValue("1GB") DataSize scratch,
    @DefaultValue("2") int atOnce,
    @DefaultValue("1m") Duration patience) {}
