package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.FileClaim;
import io.pontual.processes.shipping.InstructCarrier;
import io.pontual.processes.shipping.LookAtParcel;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.processes.shipping.ValueParcel;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of the process, and what customers may wish. */
@ApiTest
@Import(SentMessages.class)
class ParcelCareIT {
    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    SentMessages sent;

    @Autowired
    Deliveries deliveries;

    @Autowired
    TrackingIntake intake;

    @Autowired
    ParcelDeliveries parcels;

    @Autowired
    LookAtParcelWorker look;

    @Autowired
    InstructCarrierWorker instruct;

    @Autowired
    ValueParcelWorker value;

    @Autowired
    FileClaimWorker claim;

    @Autowired
    TransactionTemplate transaction;

    private final UUID parcelId = UUID.randomUUID();
    private final String code = "AN" + parcelId.toString().substring(0, 8);
    private UUID orderId;
    private String token;

    @BeforeEach
    void dispatched() {
        orderId = api.place(api.shipOrder()).orderId();
        var fulfilmentId = UUID.randomUUID();
        neighbours.fulfilments(
                orderId,
                new Fulfilments.Fulfilment(
                        fulfilmentId,
                        "STORE",
                        "ship",
                        Instant.now(),
                        List.of(new FulfilmentPlan.Item("1", "SHIRT", "Camiseta", 2))));
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(status -> deliveries.begin(
                    new Delivery.Parcel(parcelId, orderId, fulfilmentId, "andorinha", code, null, Instant.now()),
                    List.of(new LineQuantity("1", 2))));
        }
        token = parcels.ofOrder(orderId).getFirst().trackingPath().replace("/tracking/", "");
    }

    @Test
    void a_parcel_starts_its_process_once_with_what_it_needs_and_nothing_personal() {
        var started = sent.of(parcelId, MessageName.SHIPPING_PARCEL_DISPATCHED);

        assertThat(started).hasSize(1);
        assertThat(started.getFirst().messageId()).isEqualTo(parcelId.toString());
        var body = started.getFirst().body();
        assertThat(body.path("trackingCode").asText()).isEqualTo(code);
        assertThat(body.path("service").asText()).isEqualTo("standard");
        assertThat(body.has("promisedBy")).isTrue();
        assertThat(body.toString()).doesNotContain("Ana", "@", token);
    }

    @Test
    void a_parcel_without_a_number_starts_nothing() {
        var other = UUID.randomUUID();
        transaction.executeWithoutResult(status -> deliveries.begin(
                new Delivery.Parcel(other, orderId, UUID.randomUUID(), "andorinha", " ", null, Instant.now()),
                List.of()));

        assertThat(sent.of(other)).isEmpty();
        assertThat(parcels.ofOrder(orderId)).hasSize(2);
    }

    @Test
    void looking_twice_finds_the_same_until_it_was_done() {
        report(Status.ATTEMPT_FAILED, 1);

        var first = look(List.of());
        // People have as long from whenever it is looked at.
        assertThat(look(List.of()))
                .usingRecursiveComparison()
                .ignoringFields("taskDueAt")
                .isEqualTo(first);
        assertThat(first.news()).isEqualTo("failed");
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(first.taskDueAt()).endsWith("-03:00");
        var told = parcels.news(first.newsId()).orElseThrow();
        assertThat(told.parcel().parcelId()).isEqualTo(parcelId);
        assertThat(told.lines()).containsExactly(new LineQuantity("1", 2));
        assertThat(look(first.known()).news()).isEqualTo("nothing");
        assertThat(look(first.known()).newsId()).isNull();
    }

    @Test
    void the_process_is_woken_by_what_matters_and_not_by_every_scan() {
        report(Status.COLLECTED, 1);
        report(Status.IN_TRANSIT, 2);
        report(Status.OUT_FOR_DELIVERY, 3);
        assertThat(woken()).isZero();

        report(Status.ADDRESS_WRONG, 4);
        assertThat(woken()).isEqualTo(1);
        report(Status.IN_TRANSIT, 5);
        assertThat(woken()).isEqualTo(2);
        report(Status.DELIVERED, 6);
        report(Status.IN_TRANSIT, 7);
        assertThat(woken()).isEqualTo(3);
    }

    @Test
    void a_carrier_is_told_once_for_each_piece_of_news() {
        var news = UUID.randomUUID();
        instruct.work(new InstructCarrier.Input(orderId, parcelId, news, "return"));
        instruct.work(new InstructCarrier.Input(orderId, parcelId, news, "none"));
        instruct.work(new InstructCarrier.Input(orderId, parcelId, UUID.randomUUID(), "redeliver"));

        var commands = sent.of(parcelId, Queue.SHIPPING_CARRIER_CMD);
        assertThat(commands)
                .extracting(command -> command.body().path("kind").asText())
                .containsExactly("RETURN", "RESCHEDULE");
        assertThat(commands.getFirst().messageId()).contains(news.toString());
        assertThat(commands.getLast().body().path("deliverOn").asText()).isNotBlank();
        assertThatThrownBy(() ->
                        instruct.work(new InstructCarrier.Input(orderId, parcelId, UUID.randomUUID(), "teleport")))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("teleport");
    }

    @Test
    void a_parcel_that_is_given_up_is_lost_once_and_for_all() {
        var news = UUID.randomUUID();
        instruct.work(new InstructCarrier.Input(orderId, parcelId, news, "lost"));
        instruct.work(new InstructCarrier.Input(orderId, parcelId, news, "lost"));
        report(Status.DELIVERED, 100);

        assertThat(look(List.of()).news()).isEqualTo("undelivered");
        assertThat(parcels.ofOrder(orderId).getFirst().status()).isEqualTo("LOST");
        assertThat(sent.story(orderId)).filteredOn("PARCEL_LOST"::equals).hasSize(1);
    }

    @Test
    void a_claim_says_what_the_parcel_was_worth() {
        claim.work(new FileClaim.Input(orderId, parcelId, "LOST", new BigDecimal("179.80"), "BRL"));

        var command = sent.of(parcelId, Queue.SHIPPING_CARRIER_CMD).getFirst().body();
        assertThat(command.path("kind").asText()).isEqualTo("CLAIM");
        assertThat(command.path("amount").asText()).isEqualTo("179.80");
        assertThat(command.path("reason").asText()).isEqualTo("lost");
    }

    @Test
    void a_parcel_of_an_order_that_is_not_settled_is_not_valued_yet() {
        assertThatThrownBy(() -> value.work(new ValueParcel.Input(orderId, parcelId, "PT24H")))
                .isInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(NeedsOperator.class)
                .hasMessageContaining("not settled");
    }

    @Test
    void a_customer_chooses_another_day_and_the_carrier_is_told_once() {
        var day = today().plusDays(3);
        var answer = wish("{\"kind\": \"reschedule\", \"deliverOn\": \"" + day + "\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(wish("{\"kind\": \"reschedule\", \"deliverOn\": \"" + day + "\"}")
                        .status())
                .isEqualTo(202);
        assertThat(woken()).isEqualTo(1);

        var found = look(List.of());
        assertThat(found.instruction()).isEqualTo("wish");
        instruct.work(new InstructCarrier.Input(orderId, parcelId, found.newsId(), "wish"));
        instruct.work(new InstructCarrier.Input(orderId, parcelId, found.newsId(), "wish"));

        var commands = sent.of(parcelId, Queue.SHIPPING_CARRIER_CMD);
        assertThat(commands).hasSize(1);
        assertThat(commands.getFirst().body().path("deliverOn").asText()).isEqualTo(day.toString());
        var seen = api.send(api.anonymous("/api/v1/tracking/" + token).GET()).body();
        assertThat(seen.at("/wishes/0/deliverOn").asText()).isEqualTo(day.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/kind",
                "{\"kind\": \"teleport\"}|/kind",
                "{\"kind\": \"reschedule\"}|/deliverOn",
                "{\"kind\": \"reschedule\", \"deliverOn\": \"2020-01-01\"}|/deliverOn",
                "{\"kind\": \"reschedule\", \"deliverOn\": \"2099-01-01\"}|/deliverOn",
                "{\"kind\": \"reschedule\", \"deliverOn\": \"tomorrow\"}|/deliverOn",
                "{\"kind\": \"redirect\"}|/destination",
                "{\"kind\": \"redirect\", \"destination\": \"nowhere\"}|/destination",
                "{\"kind\": \"redirect\", \"destination\": \"nowhere\", \"deliverOn\": \"2099-01-01\"}|/deliverOn",
                "{\"kind\": \"reschedule\", \"when\": \"now\"}|/when"
            })
    void a_wish_that_cannot_be_is_told_which_field_to_mend(String body, String field) {
        var answer = wish(body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void the_way_of_a_parcel_that_waits_or_goes_back_cannot_be_changed() {
        report(Status.RETURNING, 1);

        var answer = wish("{\"kind\": \"reschedule\", \"deliverOn\": \"" + today().plusDays(2) + "\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("delivery-not-changeable");
    }

    @Test
    void nobody_changes_the_way_of_a_parcel_for_ever() {
        for (int i = 1; i <= 5; i++) {
            wish("{\"kind\": \"reschedule\", \"deliverOn\": \"" + today().plusDays(i) + "\"}");
        }

        var answer = wish("{\"kind\": \"reschedule\", \"deliverOn\": \"" + today().plusDays(6) + "\"}");

        assertThat(answer.problem()).isEqualTo("too-many-wishes");
    }

    @Test
    void a_wish_for_an_unknown_link_is_not_found() {
        token = "0123456789ABCDEFGHIJKL";
        assertThat(wish("{\"kind\": \"reschedule\", \"deliverOn\": \"" + today().plusDays(2) + "\"}")
                        .status())
                .isEqualTo(404);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("America/Sao_Paulo"));
    }

    private Api.Answer wish(String body) {
        return api.send(api.anonymous("/api/v1/tracking/" + token + "/wishes")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void what_people_are_asked_stays_asked_until_something_new_is_known() {
        report(Status.ADDRESS_WRONG, 1);
        var asked = look(List.of());
        assertThat(asked.news()).isEqualTo("address");

        // The word that the address is wrong was told to the process once more, late.
        var again = look(List.of(), asked.seen(), asked.known().getLast());
        assertThat(again.news()).isEqualTo("address");
        assertThat(again.newsId()).isEqualTo(asked.newsId());

        report(Status.OUT_FOR_DELIVERY, 2);
        var moved = look(List.of(), again.seen(), again.known().getLast());
        assertThat(moved.news()).isNotEqualTo("address");
        assertThat(moved.known()).contains(asked.known().getLast());
    }

    private LookAtParcel.Output look(List<String> known, String seen, String interrupted) {
        return look.work(new LookAtParcel.Input(orderId, parcelId, FollowedParcel.POLICY, known, seen, interrupted));
    }

    private LookAtParcel.Output look(List<String> known) {
        return look.work(new LookAtParcel.Input(orderId, parcelId, FollowedParcel.POLICY, known, null, null));
    }

    private long woken() {
        return sent.of(parcelId, MessageName.SHIPPING_PARCEL_MOVED).size();
    }

    private void report(Status status, int minute) {
        transaction.executeWithoutResult(done -> assertThat(intake.apply(List.of(new TrackingEvent(
                        code + minute,
                        "andorinha",
                        code,
                        status,
                        "X",
                        Instant.now().plusSeconds(60L * minute),
                        null,
                        null,
                        null))))
                .isEmpty());
    }
}
