package io.pontual.integrations.simulators.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.simulators.carriers.CarrierBook.Event;
import io.pontual.integrations.simulators.carriers.CarrierBook.Instruction;
import io.pontual.integrations.simulators.carriers.Waybill.Parcel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stories that markers choose, told by a clock that is moved. */
class CarrierBookTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private Instant now = START;
    private final CarrierBook book = new CarrierBook("AN", new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @ParameterizedTest
    @CsvSource({
        "T-1, ANNOUNCED COLLECTED ARRIVED DEPARTED OUT DELIVERED",
        "T-SecondTry, ANNOUNCED COLLECTED ARRIVED OUT ABSENT OUT DELIVERED",
        "T-NEVERHOME, ANNOUNCED COLLECTED ARRIVED OUT ABSENT OUT ABSENT OUT ABSENT GOING_BACK BACK",
        "T-WRONGADDRESS, ANNOUNCED COLLECTED ARRIVED OUT BAD_ADDRESS GOING_BACK BACK",
        "T-PARCELREFUSED, ANNOUNCED COLLECTED ARRIVED OUT REFUSED GOING_BACK BACK",
        "T-PARCELLOST, ANNOUNCED COLLECTED ARRIVED LOST",
        "T-PARCELDAMAGED, ANNOUNCED COLLECTED ARRIVED DAMAGED",
        "T-PARCELLATE, ANNOUNCED COLLECTED ARRIVED DELAYED DELAYED OUT DELIVERED",
        "T-OUTOFORDER, COLLECTED ANNOUNCED DEPARTED ARRIVED DELIVERED OUT",
        "T-TOLDTWICE, ANNOUNCED ANNOUNCED COLLECTED COLLECTED ARRIVED ARRIVED DEPARTED DEPARTED OUT OUT DELIVERED DELIVERED",
        "T-SILENTCARRIER, ''",
        "T-UNKNOWNCODE, ANNOUNCED COLLECTED ARRIVED ODD OUT DELIVERED",
        "T-NEVERCOLLECTED, ANNOUNCED"
    })
    void each_marker_tells_its_story(String orderNumber, String story) {
        make(orderNumber);

        after(Duration.ofDays(20));

        assertThat(told()).isEqualTo(story);
    }

    @Test
    void nothing_is_told_before_it_happens() {
        make("T-1");

        after(Duration.ofHours(5));
        assertThat(told()).isEqualTo("ANNOUNCED COLLECTED");
        after(Duration.ofHours(26));
        assertThat(told()).isEqualTo("ANNOUNCED COLLECTED ARRIVED DEPARTED OUT");
    }

    @Test
    void who_tells_late_tells_three_days_later_what_happened_then() {
        make("T-TOLDLATE");
        after(Duration.ofHours(71));
        assertThat(told()).isEmpty();

        after(Duration.ofHours(6));

        assertThat(told()).isEqualTo("ANNOUNCED COLLECTED");
        assertThat(book.feed(0, 1).getFirst().at()).isEqualTo(START);
    }

    @Test
    void a_new_day_a_new_place_and_a_way_back_change_what_is_to_come() {
        var rescheduled = make("T-NEVERHOME");
        after(Duration.ofHours(36));
        assertThat(instruct(rescheduled, Instruction.RESCHEDULE, LocalDate.of(2026, 3, 6))
                        .refusal())
                .isNull();
        after(Duration.ofDays(5));
        assertThat(told()).isEqualTo("ANNOUNCED COLLECTED ARRIVED OUT ABSENT OUT DELIVERED");
        assertThat(instruct(rescheduled, Instruction.REDIRECT, null).refusal()).isEqualTo("too_late");
    }

    @ParameterizedTest
    @CsvSource({"T-1, AT_POINT DELIVERED", "T-LEFTATPOINT, AT_POINT UNCLAIMED BACK"})
    void a_parcel_to_a_pickup_point_waits_there(String orderNumber, String end) {
        book.make(new Parcel(orderNumber, "pickup-point", orderNumber, "1/1", "Campinas", "Recife", List.of(), "", ""));

        after(Duration.ofDays(20));
        assertThat(told()).isEqualTo("ANNOUNCED COLLECTED ARRIVED DEPARTED " + end);
    }

    @ParameterizedTest
    @CsvSource({
        "T-1, REDIRECT, AT_POINT DELIVERED",
        "T-LEFTATPOINT, REDIRECT, AT_POINT UNCLAIMED BACK",
        "T-1, RETURN, GOING_BACK BACK"
    })
    void an_instruction_has_its_own_end(String orderNumber, Instruction instruction, String end) {
        var waybill = make(orderNumber);
        after(Duration.ofHours(13));

        assertThat(instruct(waybill, instruction, null).refusal()).isNull();
        assertThat(instruct(waybill, instruction, null)).isEqualTo(instruct(waybill, instruction, null));

        after(Duration.ofDays(20));
        assertThat(told()).isEqualTo("ANNOUNCED COLLECTED ARRIVED " + end);
    }

    @Test
    void a_label_is_voided_until_the_parcel_was_collected() {
        var early = make("T-1");
        assertThat(instruct(early, Instruction.CANCEL, null).refusal()).isNull();
        after(Duration.ofDays(3));
        assertThat(told()).isEqualTo("ANNOUNCED");

        var late = make("T-2");
        after(Duration.ofHours(4));
        assertThat(instruct(late, Instruction.CANCEL, null).refusal()).isEqualTo("already_collected");
    }

    @Test
    void what_is_back_or_delivered_is_not_lost_and_a_day_that_is_over_is_none() {
        var waybill = make("T-1");
        assertThat(instruct(waybill, Instruction.RESCHEDULE, LocalDate.of(2026, 3, 1))
                        .refusal())
                .isEqualTo("invalid_date");
        after(Duration.ofDays(3));
        assertThat(book.instruct(waybill, "c1", Instruction.CLAIM, null, "lost").refusal())
                .isEqualTo("not_lost");
        assertThat(book.instruct(waybill, "c2", Instruction.CLAIM, null, "damaged")
                        .refusal())
                .isNull();
    }

    private Waybill make(String orderNumber) {
        book.make(new Parcel(orderNumber, "standard", orderNumber, "1/1", "Campinas", "Recife", List.of(), "", ""));
        return book.byReference(orderNumber).orElseThrow();
    }

    private Waybill.Receipt instruct(Waybill waybill, Instruction instruction, LocalDate date) {
        return book.instruct(waybill, instruction.name(), instruction, date, null);
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private String told() {
        return book.feed(0, 1000).stream().map(Event::what).map(Enum::name).collect(Collectors.joining(" "));
    }
}
