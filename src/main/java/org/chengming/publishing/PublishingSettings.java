package org.chengming.publishing;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param indexNumberPattern what an index number of this tenant looks like
 * @param maskSources sources of imports whose personal data is masked on the way in, by the rule of
 *     the gate; what comes from others waits for a person
 */
@ConfigurationProperties("chengming.publishing")
record PublishingSettings(
    @DefaultValue("^([0-9A-Z]{9}|[0-9A-Z]{18})/\\d{4}-\\d{5}$") Pattern indexNumberPattern,
    @DefaultValue Set<String> maskSources) {}
