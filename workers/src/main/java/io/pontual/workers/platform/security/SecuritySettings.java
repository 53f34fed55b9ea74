package io.pontual.workers.platform.security;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code pontual.security.*}.
 *
 * @param bootstrapKey an API key with every scope, to make the first ones with; null or blank for none. Only its hash is
 *     stored. Give it by an environment variable or a secret, not in a file
 * @param keyCache for how long a key that was found is believed without asking again; at most a minute, since that is how
 *     soon a revocation must work
 */
@Validated
@ConfigurationProperties("pontual.security")
record SecuritySettings(
        String bootstrapKey, @NotNull @DurationMax(seconds = 60) @DefaultValue("PT30S") Duration keyCache) {

    /** Without the key, since settings may be logged. */
    @Override
    public String toString() {
        return "SecuritySettings[keyCache=" + keyCache + "]";
    }
}
