package org.chengming.requests;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the files of a case.
 *
 * @param most added by officers to one case
 * @param maximum largest of them
 * @param applicantMost sent by the requester with the form
 * @param applicantMaximum largest of them
 */
@ConfigurationProperties("chengming.requests.files")
record PaperSettings(
    @DefaultValue("10") int most,
    @DefaultValue("20MB") DataSize maximum,
    @DefaultValue("5") int applicantMost,
    @DefaultValue("10MB") DataSize applicantMaximum) {}
