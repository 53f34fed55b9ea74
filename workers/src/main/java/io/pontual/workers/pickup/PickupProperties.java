package io.pontual.workers.pickup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param codeSecret from which one-time codes are derived; at least 32 characters, the same in every instance, no default.
 *     A new secret makes the codes that customers already have worthless.
 */
@Validated
@ConfigurationProperties("pontual.pickup")
record PickupProperties(@NotBlank @Size(min = 32) String codeSecret) {
    @Override
    public String toString() {
        return "PickupProperties[codeSecret=…]";
    }
}
