package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.DeliveryPolicy;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.shipping.ParcelNews.Found;
import io.pontual.workers.shipping.ParcelNews.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParcelNewsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final DeliveryPolicy USUAL = policy("tell", "escalate");

    private final Set<String> known = new LinkedHashSet<>();
    private Delivery delivery = promised(null);
    private final List<CarrierInstruction> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"DELIVERED, DELIVERED", "RETURNED, UNDELIVERED", "LOST, UNDELIVERED", "DAMAGED, UNDELIVERED"})
    void the_end_is_told_once(Status status, Kind kind) {
        report(status, 1);

        assertThat(all(2)).extracting(Found::kind).containsExactly(kind);
    }

    @Test
    void a_parcel_on_its_way_is_no_news() {
        report(Status.OUT_FOR_DELIVERY, 1);

        assertThat(all(2)).isEmpty();
    }

    @Test
    void every_failed_attempt_is_told_and_after_the_last_the_parcel_is_called_back() {
        report(Status.ATTEMPT_FAILED, 1);
        assertThat(all(2)).extracting(Found::kind).containsExactly(Kind.FAILED);
        report(Status.ATTEMPT_FAILED, 24);
        assertThat(all(25)).extracting(Found::kind).containsExactly(Kind.FAILED);
        report(Status.ATTEMPT_FAILED, 48);
        assertThat(all(49)).extracting(Found::kind).containsExactly(Kind.FAILED, Kind.INSTRUCT);
        assertThat(all(50)).isEmpty();
    }

    @Test
    void an_address_is_asked_for_each_time_the_carrier_cannot_find_it() {
        report(Status.ADDRESS_WRONG, 1);
        assertThat(all(2)).extracting(Found::kind).containsExactly(Kind.ADDRESS);
        report(Status.ADDRESS_WRONG, 3);
        assertThat(all(4)).extracting(Found::kind).containsExactly(Kind.ADDRESS);
    }

    @Test
    void a_parcel_to_be_fetched_is_told_reminded_and_called_back() {
        report(Status.AT_PICKUP_POINT, 1);
        var told = all(2);
        assertThat(told).extracting(Found::kind).containsExactly(Kind.WAITING);
        assertThat(told.getFirst().until()).isEqualTo(at(1).plus(Duration.ofHours(168)));
        assertThat(look(2).lookAgainAt()).isEqualTo(at(73));
        assertThat(all(72)).isEmpty();
        assertThat(all(73)).extracting(Found::kind).containsExactly(Kind.WAITING);
        assertThat(look(73).lookAgainAt()).isEqualTo(at(169));
        assertThat(all(169))
                .singleElement()
                .extracting(Found::kind, Found::instruction)
                .containsExactly(Kind.INSTRUCT, "return");
        assertThat(all(300)).isEmpty();
    }

    @Test
    void a_promise_at_risk_is_told_before_it_breaks_and_escalated_after() {
        delivery = promised(at(60));
        report(Status.IN_TRANSIT, 40);
        assertThat(all(47)).isEmpty();
        assertThat(look(47).lookAgainAt()).isEqualTo(at(48));
        assertThat(all(48)).extracting(Found::kind).containsExactly(Kind.LATE);
        assertThat(all(107)).isEmpty();
        assertThat(all(108)).extracting(Found::kind).containsExactly(Kind.BROKEN);
    }

    @Test
    void a_parcel_out_for_delivery_is_not_at_risk() {
        delivery = promised(at(60));
        report(Status.OUT_FOR_DELIVERY, 55);

        assertThat(all(59)).isEmpty();
    }

    @Test
    void a_carrier_that_says_it_is_late_is_believed_at_once() {
        delivery = promised(at(600));
        report(Status.DELAYED, 1);

        assertThat(all(2)).extracting(Found::kind).containsExactly(Kind.LATE);
    }

    @Test
    void an_upgrade_has_the_carrier_hurry_and_tells_the_customer() {
        delivery = promised(at(60));
        report(Status.IN_TRANSIT, 40);

        assertThat(all(50, policy("upgrade", "escalate")))
                .extracting(Found::kind, Found::instruction)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.INSTRUCT, "hurry"),
                        org.assertj.core.groups.Tuple.tuple(Kind.LATE, null));
    }

    @Test
    void what_was_promised_nothing_is_late_after_the_usual_time() {
        report(Status.IN_TRANSIT, 227);

        assertThat(all(228)).extracting(Found::kind).containsExactly(Kind.LATE);
    }

    @Test
    void a_silent_carrier_is_asked_again_and_again() {
        assertThat(all(71)).isEmpty();
        assertThat(all(72)).extracting(Found::kind).containsExactly(Kind.SILENT);
        assertThat(all(143)).isEmpty();
        assertThat(all(144)).extracting(Found::kind).containsExactly(Kind.SILENT);
        report(Status.IN_TRANSIT, 150);
        assertThat(all(200)).isEmpty();
        assertThat(all(222)).extracting(Found::kind).contains(Kind.SILENT);
    }

    @Test
    void a_parcel_that_goes_back_is_told_and_not_late_but_may_be_lost_from_sight() {
        delivery = promised(at(10));
        report(Status.REFUSED, 5);
        report(Status.RETURNING, 6);

        assertThat(all(20)).extracting(Found::kind).containsExactly(Kind.RETURNING);
        assertThat(all(80)).extracting(Found::kind).containsExactly(Kind.SILENT);
    }

    @Test
    void a_wish_of_the_customer_is_passed_on_once_and_not_when_the_parcel_goes_back() {
        var wish = UUID.randomUUID();
        var first = new ParcelNews(delivery, List.of(wish), List.of(), USUAL, at(1)).first(Set.of());
        assertThat(first.instruction()).isEqualTo("wish");
        assertThat(new ParcelNews(delivery, List.of(wish), List.of(), USUAL, at(1))
                        .first(Set.of(first.key()))
                        .kind())
                .isEqualTo(Kind.NOTHING);

        report(Status.RETURNING, 2);
        assertThat(new ParcelNews(delivery, List.of(wish), List.of(), USUAL, at(3))
                        .first(Set.of("returning"))
                        .kind())
                .isEqualTo(Kind.NOTHING);
    }

    @Test
    void a_day_that_the_customer_agreed_on_with_the_carrier_takes_the_place_of_the_promise() {
        delivery = promised(at(20));
        report(Status.IN_TRANSIT, 1);
        told.add(answered(UUID.randomUUID(), CarrierCommand.Kind.RESCHEDULE, CarrierResult.Outcome.DONE));

        assertThat(all(15)).extracting(Found::kind).containsExactly(Kind.AGREED);
        report(Status.IN_TRANSIT, 70);
        assertThat(all(72)).as("nothing is late on the day before").isEmpty();
        report(Status.IN_TRANSIT, 98);
        assertThat(all(99)).extracting(Found::kind).containsExactly(Kind.LATE);
    }

    @Test
    void a_wish_that_is_declined_is_told_and_the_promise_stays() {
        delivery = promised(at(20));
        report(Status.IN_TRANSIT, 1);
        told.add(answered(UUID.randomUUID(), CarrierCommand.Kind.RESCHEDULE, CarrierResult.Outcome.REFUSED));

        assertThat(all(15)).extracting(Found::kind).containsExactly(Kind.DECLINED, Kind.LATE);
    }

    @Test
    void what_the_carrier_refuses_to_us_is_for_care_and_what_it_does_is_no_news() {
        report(Status.IN_TRANSIT, 1);
        told.add(answered(null, CarrierCommand.Kind.RETURN, CarrierResult.Outcome.REFUSED));
        told.add(answered(null, CarrierCommand.Kind.RESCHEDULE, CarrierResult.Outcome.DONE));
        told.add(answered(null, CarrierCommand.Kind.CLAIM, CarrierResult.Outcome.REFUSED));

        assertThat(all(2)).extracting(Found::kind).containsExactly(Kind.UNWILLING);
    }

    @Test
    void a_carrier_that_needs_longer_than_was_promised_puts_the_promise_at_risk_at_once() {
        var slow = new Delivery.Parcel(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "andorinha", "AN1", at(60), NOON);
        delivery = new Delivery(slow, "token", Delivery.State.NEW);
        assertThat(all(1)).as("in time").isEmpty();

        delivery = new Delivery(
                new Delivery.Parcel(
                        slow.parcelId(), slow.orderId(), slow.fulfilmentId(), "andorinha", "AN1", at(60), at(84), NOON),
                "token",
                Delivery.State.NEW);
        assertThat(all(1)).extracting(Found::kind).containsExactly(Kind.LATE);
    }

    @Test
    void a_missed_window_is_told_although_the_courier_is_on_the_way_and_another_window_is_another_promise() {
        delivery = inWindow(at(20), at(23));
        report(Status.OUT_FOR_DELIVERY, 20);
        assertThat(all(22)).as("in its window").isEmpty();
        assertThat(all(23)).extracting(Found::kind).containsExactly(Kind.LATE);
        assertThat(all(71)).extracting(Found::kind).containsExactly(Kind.BROKEN);

        told.add(answered(null, CarrierCommand.Kind.RESCHEDULE, CarrierResult.Outcome.DONE));
        delivery = inWindow(at(68), at(72));
        report(Status.OUT_FOR_DELIVERY, 68);
        assertThat(all(71)).as("the new window").isEmpty();
        assertThat(all(72)).extracting(Found::kind).containsExactly(Kind.LATE);
    }

    @Test
    void a_window_is_at_risk_while_the_parcel_is_not_on_its_way() {
        delivery = inWindow(at(20), at(23));

        assertThat(all(10)).isEmpty();
        assertThat(all(12)).extracting(Found::kind).containsExactly(Kind.LATE);
    }

    private static Delivery inWindow(Instant from, Instant until) {
        var parcel = new Delivery.Parcel(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "courier", "AN1", null, null, NOON);
        return new Delivery(parcel.promised(from, until), "token", Delivery.State.NEW);
    }

    /** For the fourth day after noon of the first. */
    private static CarrierInstruction answered(UUID wishId, CarrierCommand.Kind kind, CarrierResult.Outcome outcome) {
        return new CarrierInstruction(
                "command-" + kind,
                UUID.randomUUID(),
                kind,
                wishId,
                kind == CarrierCommand.Kind.RESCHEDULE ? LocalDate.ofInstant(at(96), ZoneOffset.UTC) : null,
                null,
                at(1),
                outcome,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({"soon, PT72H", "PT-1H, PT72H", "PT0S, PT72H", ", PT72H", "PT240H, never"})
    void a_policy_that_makes_no_sense_is_for_an_operator(String usualTransit, String silentAfter) {
        var wrong = new DeliveryPolicy(
                3, silentAfter, usualTransit, "PT12H", "tell", "escalate", "PT48H", "PT72H", "PT168H", "PT24H");

        assertThatThrownBy(() -> new ParcelNews(delivery, List.of(), told, wrong, at(1)))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("delivery-policy");
        assertThatThrownBy(() -> new ParcelNews(promised(at(0)), List.of(), List.of(), policy("pray", "tell"), at(1)))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("pray");
    }

    private List<Found> all(int hour) {
        return all(hour, USUAL);
    }

    /** What is found one after the other, as the process looks. */
    private List<Found> all(int hour, DeliveryPolicy policy) {
        var found = new ArrayList<Found>();
        for (var one = first(hour, policy); one.kind() != Kind.NOTHING; one = first(hour, policy)) {
            found.add(one);
            known.add(one.key());
        }
        return found;
    }

    private Found first(int hour, DeliveryPolicy policy) {
        return new ParcelNews(delivery, List.of(), told, policy, at(hour)).first(known);
    }

    private ParcelNews look(int hour) {
        return new ParcelNews(delivery, List.of(), told, USUAL, at(hour));
    }

    private void report(Status status, int hour) {
        delivery.take(
                new TrackingEvent("e" + hour, "andorinha", "AN1", status, "X", at(hour), null, null, null), at(hour));
    }

    private static Instant at(int hour) {
        return NOON.plus(Duration.ofHours(hour));
    }

    private static Delivery promised(Instant promisedBy) {
        return new Delivery(
                new Delivery.Parcel(
                        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "andorinha", "AN1", promisedBy, NOON),
                "token",
                Delivery.State.NEW);
    }

    private static DeliveryPolicy policy(String first, String second) {
        return new DeliveryPolicy(3, "PT72H", "PT240H", "PT12H", first, second, "PT48H", "PT72H", "PT168H", "PT24H");
    }
}
