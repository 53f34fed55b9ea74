package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryWindowTest {
    private static final ZoneId MANAUS = ZoneId.of("America/Manaus");
    /** A Tuesday. */
    private static final LocalDate DAY = LocalDate.parse("2026-03-03");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T20:00:00Z, true",
        "2026-03-03T11:00:00Z, true",
        "2026-03-03T11:00:01Z, false",
        "2026-03-03T15:00:00Z, false"
    })
    void a_window_takes_orders_until_so_long_before_it_opens_by_the_clock_of_the_store(Instant now, boolean open) {
        var slot = window(null).on(DAY, MANAUS, now);

        assertThat(slot.isPresent()).isEqualTo(open);
        slot.ifPresent(found -> {
            assertThat(found.startsAt()).isEqualTo("2026-03-03T13:00:00Z");
            assertThat(found.endsAt()).isEqualTo("2026-03-03T16:00:00Z");
        });
    }

    @Test
    void it_is_closed_on_other_days() {
        assertThat(window(null).on(DAY.plusDays(1), MANAUS, Instant.parse("2026-03-01T12:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T12:59:59Z,",
        "2026-03-03T13:00:00Z, 2026-03-03T15:00:00Z",
        "2026-03-03T15:59:59Z, 2026-03-03T17:59:59Z",
        "2026-03-03T16:00:00Z,"
    })
    void express_is_brought_so_long_after_the_order(Instant now, Instant by) {
        var slot = window(Duration.ofHours(2)).on(DAY, MANAUS, now);

        assertThat(slot.map(DeliveryWindow.Slot::endsAt).orElse(null)).isEqualTo(by);
        assertThat(slot.map(DeliveryWindow.Slot::startsAt).orElse(now)).isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource({"68999999, false", "69000000, true", "69099999, true", "69100000, false"})
    void the_area_is_ranges_of_postal_codes(String postalCode, boolean reached) {
        assertThat(window(null).reaches(postalCode)).isEqualTo(reached);
    }

    private static DeliveryWindow window(Duration within) {
        return new DeliveryWindow(
                "manaus-centro",
                "manha",
                EnumSet.of(DayOfWeek.TUESDAY),
                LocalTime.of(9, 0),
                LocalTime.of(12, 0),
                within,
                Duration.ofHours(2),
                3,
                new BigDecimal("9.90"),
                List.of(new DeliveryWindow.Area("69000000", "69099999")));
    }
}
