package io.pontual.workers.care;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param shopperPlaces customers that a store's personal shoppers serve in one hour
 * @param assemblyPlaces assemblies that a store's staff begin in one hour
 * @param remindBefore how long before an appointment the customer is reminded
 * @param assemblyNotice how long before an assembly it is booked when no parcel is under way yet
 * @param keepPostponed how long after its hour another one can be chosen for an assembly that had to wait for its goods
 */
@Validated
@ConfigurationProperties("pontual.care")
record CareProperties(
        @Min(1) int shopperPlaces,
        @Min(1) int assemblyPlaces,
        @NotNull Duration remindBefore,
        @NotNull Duration assemblyNotice,
        @NotNull Duration keepPostponed) {}
