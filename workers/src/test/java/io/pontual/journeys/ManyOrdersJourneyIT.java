package io.pontual.journeys;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A small flood; the large one is {@link OrderLoadBenchmark}, which is timed and therefore no test. */
@Stage.OnSecond
class ManyOrdersJourneyIT extends Journey {
    @Test
    void forty_orders_of_eight_clients_all_end_and_none_is_doubled() {
        var flood = new OrderFlood(sandbox(), api);

        flood.post(40, 8);

        flood.awaitEveryEnd(Duration.ofMinutes(4));
        flood.assertNothingLostAndNothingDoubled();
    }
}
