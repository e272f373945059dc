package org.chengming.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the work on one file.
 *
 * @param time longest processor time for looking into it, or for a clean copy
 * @param memory heap of the JVM that does it
 * @param scratch most it may write to its temporary folder
 * @param idle how long that JVM waits for more before it is stopped
 * @param atOnce how many clean copies this node makes at the same time
 * @param patience how long a person waits for a turn
 * @param ocr whether words in pictures are read where the program {@code tesseract} with its
 *     Chinese is installed
 * @param ocrPictures most pictures of a file that are read
 */
@ConfigurationProperties("chengming.gate.files")
record FileGateSettings(
    @DefaultValue("2m") Duration time,
    @DefaultValue("640MB") DataSize memory,
    @DefaultValue("1GB") DataSize scratch,
    @DefaultValue("1m") Duration idle,
    @DefaultValue("1") int atOnce,
    @DefaultValue("1m") Duration patience,
    @DefaultValue("true") boolean ocr,
    @DefaultValue("10") int ocrPictures) {}
