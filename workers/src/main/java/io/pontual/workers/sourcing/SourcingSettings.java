package io.pontual.workers.sourcing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code pontual.sourcing.*}.
 *
 * @param learnReliability whether what was not found in the last weeks counts; without it nodes count as equally reliable
 * @param reliabilityWindow how far back it is looked
 * @param reliabilityPrior lines that must have been asked of a node, or of a product at a node, before its own share
 *     counts as much as that of all the others
 * @param recordedCandidates nodes that the record of a decision shows with all their costs
 * @param stockWatch how often is looked whether stock has arrived that lines wait for
 */
@Validated
@ConfigurationProperties("pontual.sourcing")
record SourcingSettings(
        @DefaultValue("true") boolean learnReliability,
        @NotNull @DefaultValue("PT672H") Duration reliabilityWindow,
        @Min(1) @DefaultValue("20") int reliabilityPrior,
        @Min(1) @Max(50) @DefaultValue("10") int recordedCandidates,
        @NotNull @DefaultValue("PT30S") Duration stockWatch) {}
