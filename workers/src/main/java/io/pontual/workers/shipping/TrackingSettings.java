package io.pontual.workers.shipping;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How customers follow their parcels.
 *
 * @param publicUrl where customers reach this application, without a slash at its end
 * @param shownFor how long after the end of its way a parcel can be followed
 * @param maxStreams live views at the same time, of everybody
 * @param maxStreamsPerParcel live views of one parcel at the same time
 * @param lookInterval how often is looked for news, once for all live views
 * @param heartbeat how often a live view without news is told that it is still alive
 * @param streamFor after that a live view ends, and its browser begins another
 */
@Validated
@ConfigurationProperties("pontual.shipping.tracking")
record TrackingSettings(
        @NotNull URI publicUrl,
        @NotNull Duration shownFor,
        @Min(1) int maxStreams,
        @Min(1) int maxStreamsPerParcel,
        @NotNull Duration lookInterval,
        @NotNull Duration heartbeat,
        @NotNull Duration streamFor) {}
