package io.pontual.workers.returns;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param codeSecret from which the codes of returns are derived; at least 32 characters, the same in every instance, no
 *     default. A new secret makes the codes that customers already have worthless.
 * @param codeAttempts wrong codes after which a return's code is locked
 * @param remindBefore how long before the end of the time to bring the goods the customer is reminded
 * @param receiveWithin within which a store counts what was brought
 * @param inspectWithin within which a store looks at what was brought
 * @param arriveWithin after which somebody asks a carrier that has returned goods where they are
 * @param chaseWithin how long a customer has whose money went back already, and who was chased for the goods
 * @param decideWithin within which an agent decides
 * @param blindPeriod for which returns without an order are counted per person
 * @param undoWithin how long such a return can be undone once it was credited
 * @param publicUrl where customers reach this application, without a slash at its end
 */
@Validated
@ConfigurationProperties("pontual.returns")
record ReturnsProperties(
        @NotBlank @Size(min = 32) String codeSecret,
        @Min(1) int codeAttempts,
        @NotNull Duration remindBefore,
        @NotNull Duration receiveWithin,
        @NotNull Duration inspectWithin,
        @NotNull Duration arriveWithin,
        @NotNull Duration chaseWithin,
        @NotNull Duration decideWithin,
        @NotNull Duration blindPeriod,
        @NotNull Duration undoWithin,
        @NotNull URI publicUrl) {
    @Override
    public String toString() {
        return "ReturnsProperties[codeSecret=…]";
    }
}
