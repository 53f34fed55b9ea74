package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.shipping.DeliveryStatus.Phase;
import io.pontual.workers.support.StateDiagram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Set<List<Phase>> FORWARD = Set.of(
            List.of(Phase.OUTBOUND, Phase.INBOUND),
            List.of(Phase.OUTBOUND, Phase.ENDED),
            List.of(Phase.INBOUND, Phase.ENDED));

    private final Delivery delivery = parcel();

    @ParameterizedTest
    @CsvSource({
        "OUT_FOR_DELIVERY, IN_TRANSIT, OUT_FOR_DELIVERY",
        "AT_PICKUP_POINT, ATTEMPT_FAILED, AT_PICKUP_POINT",
        "RETURNING, OUT_FOR_DELIVERY, RETURNING",
        "DELIVERED, OUT_FOR_DELIVERY, DELIVERED"
    })
    void an_older_event_moves_nothing_back(Status known, Status older, DeliveryStatus stays) {
        delivery.take(event(known, 60), NOON);

        assertThat(delivery.take(event(older, 30), NOON)).isFalse();
        assertThat(delivery.state().status()).isEqualTo(stays);
        assertThat(delivery.state().statusAt()).isEqualTo(NOON.plusSeconds(3600));
    }

    @ParameterizedTest
    @CsvSource({
        "RETURNING, IN_TRANSIT, RETURNING",
        "DELIVERED, RETURNED, DELIVERED",
        "LOST, DELIVERED, LOST",
        "RETURNED, ATTEMPT_FAILED, RETURNED"
    })
    void a_parcel_that_turned_back_or_has_ended_does_not_set_out_again(
            Status known, Status later, DeliveryStatus stays) {
        delivery.take(event(known, 30), NOON);

        assertThat(delivery.take(event(later, 60), NOON)).isFalse();
        assertThat(delivery.state().status()).isEqualTo(stays);
    }

    @Test
    void the_end_counts_whatever_a_clock_says() {
        delivery.take(event(Status.OUT_FOR_DELIVERY, 60), NOON);

        assertThat(delivery.take(event(Status.DELIVERED, 59), NOON)).isTrue();
        assertThat(delivery.state().endedAt()).isEqualTo(NOON);
    }

    @Test
    void what_the_carrier_did_before_we_wrote_down_that_it_has_the_parcel_counts() {
        assertThat(delivery.take(event(Status.COLLECTED, -600), NOON)).isTrue();
        assertThat(delivery.state().status()).isEqualTo(DeliveryStatus.IN_TRANSIT);
    }

    @Test
    void every_failed_attempt_is_counted_and_is_news_when_it_is_the_last_that_is_known() {
        assertThat(delivery.take(event(Status.ATTEMPT_FAILED, 60), NOON)).isTrue();
        assertThat(delivery.take(event(Status.ATTEMPT_FAILED, 120), NOON)).isTrue();
        assertThat(delivery.take(event(Status.ATTEMPT_FAILED, 90), NOON)).isFalse();
        assertThat(delivery.state().attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void every_report_of_a_carrier_says_where_the_parcel_stands(Status reported) {
        assertThat(DeliveryStatus.of(reported)).isNotNull();
    }

    /** Unless the carrier says two things that cannot both be the end. */
    @Property
    void in_whatever_order_events_come_the_parcel_stands_where_it_stands(@ForAll("ways") List<TrackingEvent> way) {
        var inOrder = parcel();
        way.stream()
                .sorted(java.util.Comparator.comparing(TrackingEvent::occurredAt))
                .forEach(event -> inOrder.take(event, NOON));
        var asTheyCame = parcel();
        way.forEach(event -> asTheyCame.take(event, NOON));

        assertThat(asTheyCame.state().status()).isEqualTo(inOrder.state().status());
        assertThat(asTheyCame.state().statusAt()).isEqualTo(inOrder.state().statusAt());
        assertThat(asTheyCame.state().attempts()).isEqualTo(inOrder.state().attempts());
    }

    @Provide
    Arbitrary<List<TrackingEvent>> ways() {
        var open = Arrays.stream(Status.values())
                .filter(status -> !DeliveryStatus.of(status).hasEnded())
                .toList();
        var ends = Arrays.stream(Status.values())
                .filter(status -> DeliveryStatus.of(status).hasEnded())
                .toList();
        var minutes = Arbitraries.integers()
                .between(0, 5000)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(12);
        return minutes.flatMap(times -> Combinators.combine(
                        Arbitraries.of(open).list().ofSize(times.size()),
                        Arbitraries.of(ends).optional())
                .as((statuses, end) -> {
                    var events = new java.util.ArrayList<TrackingEvent>();
                    for (int i = 0; i < times.size(); i++) {
                        events.add(event(statuses.get(i), times.get(i)));
                    }
                    end.ifPresent(status -> events.set(0, event(status, times.getFirst())));
                    return events;
                }));
    }

    @Test
    void the_documented_diagram_shows_the_same_phases() {
        assertThat(StateDiagram.transitions("Delivery")).isEqualTo(StateDiagram.names(FORWARD));
    }

    @ParameterizedTest
    @EnumSource
    void every_state_is_documented_with_its_phase(DeliveryStatus status) throws Exception {
        var documented = Files.readString(Path.of("..", "bpmn-docs", "states.md"));
        assertThat(documented).containsPattern("(?m)^\\| " + status.phase() + " \\|[^|]*\\b" + status + "\\b");
    }

    static Delivery parcel() {
        return new Delivery(
                new Delivery.Parcel(
                        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "ligeiro", "LG1", null, NOON),
                "token",
                Delivery.State.NEW);
    }

    private static TrackingEvent event(Status status, int minute) {
        return new TrackingEvent(
                "e" + minute, "ligeiro", "LG1", status, "X", NOON.plusSeconds(60L * minute), null, null, null);
    }
}
