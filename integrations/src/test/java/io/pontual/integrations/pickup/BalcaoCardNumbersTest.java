package io.pontual.integrations.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.pickup.BalcaoApi.Event;
import io.pontual.integrations.pickup.BalcaoApi.EventType;
import io.pontual.integrations.pickup.BalcaoApi.Mode;
import io.pontual.processes.CardNumbers;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Card numbers that people of a store wrote somewhere come no further, and the event is not lost for them. */
class BalcaoCardNumbersTest {
    private static final String CARD = "card 4111 1111 1111 1111";

    @Test
    void a_reason_a_shelf_and_a_code_with_a_card_number_are_taken_without_it() {
        assertThat(BalcaoTranslation.event(event(EventType.REFUSED, null)).reason())
                .isEqualTo(CardNumbers.REMOVED);
        assertThat(BalcaoTranslation.event(event(EventType.ON_SHELF, null)).toString())
                .contains(CardNumbers.REMOVED)
                .doesNotContain("4111");
        assertThat(BalcaoTranslation.event(event(EventType.CUSTOMER_AT_COUNTER, null))
                        .toString())
                .contains(CardNumbers.REMOVED)
                .doesNotContain("4111");
    }

    @Test
    void so_are_the_reason_and_the_carrier_of_goods_that_are_sent() {
        assertThat(BalcaoTranslation.shipmentEvent(event(EventType.REFUSED, Mode.DELIVERY))
                        .toString())
                .contains(CardNumbers.REMOVED)
                .doesNotContain("4111");
        assertThat(BalcaoTranslation.shipmentEvent(event(EventType.SENT_OFF, Mode.DELIVERY))
                        .toString())
                .contains(CardNumbers.REMOVED, "BR1")
                .doesNotContain("4111");
    }

    private static Event event(EventType type, Mode mode) {
        return new Event(
                "e-1",
                type,
                UUID.randomUUID(),
                "sp-01",
                OffsetDateTime.parse("2026-03-02T12:00:00-03:00"),
                CARD,
                null,
                CARD,
                CARD,
                mode,
                CARD,
                "BR1",
                null,
                null,
                CARD);
    }
}
