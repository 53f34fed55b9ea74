package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.DELIVERY_WINDOW;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_DAY;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.CarrierCommand.Kind;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.processes.shipping.PrepareParcel;
import io.pontual.processes.shipping.RecallShipments;
import io.pontual.processes.shipping.RecordNodeAnswer;
import io.pontual.processes.shipping.RecordReport;
import io.pontual.processes.shipping.RecordShipment;
import io.pontual.processes.shipping.RegisterParcels;
import io.pontual.processes.shipping.RequestLabels;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.Transits;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Parcels that a store's own courier brings. */
@DatabaseTest
@Import({FakeShop.class, SentMessages.class})
class CourierIT {
    /** Of today. */
    private static final Instant DAWN = Instant.now().truncatedTo(ChronoUnit.DAYS);

    private static final PackedParcel BOX = new PackedParcel(900, 300, 200, 100);

    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    OfferToNodeWorker offer;

    @Autowired
    RecordNodeAnswerWorker answer;

    @Autowired
    PrepareParcelWorker prepare;

    @Autowired
    RegisterParcelsWorker register;

    @Autowired
    RequestLabelsWorker request;

    @Autowired
    RecordShipmentWorker ship;

    @Autowired
    RecallShipmentsWorker recall;

    @Autowired
    RecordReportWorker report;

    @Autowired
    CarrierRules rules;

    @Autowired
    CarrierGateway carriers;

    @Autowired
    DeliveryRepository deliveries;

    @Autowired
    ParcelRepository parcels;

    @Autowired
    RunSheets sheets;

    @Autowired
    TrackingReading reading;

    @Autowired
    Deliveries begin;

    @Autowired
    WindowMoves moves;

    @Autowired
    DeliveryWishes asking;

    @Autowired
    DeliveryWishRepository wishes;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private final UUID fulfilment = UUID.randomUUID();
    private UUID order;

    @BeforeEach
    void anOrder() {
        order = place();
    }

    private UUID place() {
        var order = orders.place("79.80");
        orders.add(new Orders.OrderFacts(
                order,
                "W-" + order,
                "web",
                "BRL",
                new BigDecimal("79.80"),
                "IN_FULFILMENT",
                null,
                "ship",
                null,
                "express",
                new Orders.Destination("13010000", "Campinas", "SP"),
                List.of(new Orders.Line("1", "MUG", "Mug", 2, new BigDecimal("19.90"), 0))));
        return order;
    }

    @ParameterizedTest
    @CsvSource({
        "manaus-centro, 69010000, express,   900, courier,   PT2H",
        "manaus-centro, 69010000, standard,  900, courier,   PT24H",
        "manaus-centro, 69010000, express, 15100,,",
        "manaus-centro, 01310200, express,   900,,",
        "sp-pinheiros,  05422000, express,   900,,"
    })
    void near_and_light_parcels_go_with_the_stores_own_courier_and_others_with_a_carrier(
            String node, String postalCode, String service, int grams, String carrier, Duration within) {
        var box = new PackedParcel(grams, 300, 200, 100);

        var best = rules.offers(box, new Transits.Transit("local", 1, "SP"), service, node, postalCode)
                .getFirst();

        assertThat(best.carrier().equals(Courier.CODE)).isEqualTo(carrier != null);
        assertThat(best.within()).isEqualTo(within);
    }

    @Test
    void a_courier_is_called_with_what_the_task_needs_and_nothing_personal() {
        var parcel = taken();

        var call = sent.of(parcel, MessageName.SHIPPING_COURIER_CALLED);
        assertThat(call).hasSize(1);
        var variables = call.getFirst().body();
        assertThat(variables.path("nodeId").asText()).isEqualTo("store-1");
        assertThat(variables.path("parcelNumber").asText()).isEqualTo("1/1");
        assertThat(variables.path("town").asText()).isEqualTo("Campinas");
        assertThat(variables.toString()).doesNotContain("Ana", "Laranjeiras");
        assertThat(status(parcel)).isEqualTo(DeliveryStatus.OUT_FOR_DELIVERY);
        ship.work(new RecordShipment.Input(order, fulfilment, null, null));
        assertThat(sent.of(parcel, MessageName.SHIPPING_COURIER_CALLED)).hasSize(1);
    }

    @Test
    void the_address_is_on_the_run_sheet_as_long_as_the_courier_has_the_parcel() {
        var parcel = taken();

        var stop = stop(parcel);
        assertThat(stop.door().street()).isEqualTo("Rua das Laranjeiras");
        assertThat(stop.door().toString()).doesNotContain("Laranjeiras");

        report(parcel, "delivered", "r-1", null);

        assertThat(stop(parcel)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "delivered,,        DELIVERED,       done",
        "nobody,,           ATTEMPT_FAILED,  again",
        "address,,          ADDRESS_WRONG,   again",
        "refused,,          REFUSED,         back",
        "damaged,,          DAMAGED,         back",
        "left,     store-2, AT_PICKUP_POINT, waits",
        "left,,             ATTEMPT_FAILED,  again",
        "whatever,,         ATTEMPT_FAILED,  again",
        ",,                 ATTEMPT_FAILED,  again"
    })
    void what_the_courier_says_is_a_report_like_any_carriers(
            String said, String destination, DeliveryStatus status, String next) {
        var parcel = taken();

        var first = report(parcel, said, "r-1", destination);

        assertThat(first.nextStep()).isEqualTo(next);
        assertThat(first.deliverBy() != null).isEqualTo(!next.equals("done"));
        assertThat(status(parcel)).isEqualTo(status);
        assertThat(sent.of(parcel, MessageName.SHIPPING_PARCEL_MOVED)).isNotEmpty();
    }

    @Test
    void a_report_that_comes_twice_is_one_attempt() {
        var parcel = taken();

        report(parcel, "nobody", "r-1", null);
        report(parcel, "nobody", "r-1", null);

        assertThat(deliveries.find(parcel).orElseThrow().state().attempts()).isEqualTo(1);
        report(parcel, "nobody", "r-2", null);
        assertThat(deliveries.find(parcel).orElseThrow().state().attempts()).isEqualTo(2);
    }

    @Test
    void what_a_carrier_would_be_told_is_told_to_the_couriers_process() {
        var parcel = taken();
        instruct(parcel, Kind.RESCHEDULE, LocalDate.parse("2026-03-03"), null);
        instruct(parcel, Kind.REDIRECT, null, "store-2");
        instruct(parcel, Kind.RETURN, null, null);
        instruct(parcel, Kind.CLAIM, null, null);

        var told = sent.of(parcel, MessageName.SHIPPING_COURIER_INSTRUCTED);

        assertThat(told)
                .extracting(message -> message.body().path("instruction").asText())
                .containsExactly("deliver", "deliver", "return");
        assertThat(told.get(0).body().path("deliverBy").asText()).isEqualTo("2026-03-03T20:00:00-03:00");
        assertThat(told.get(1).body().path("destination").asText()).isEqualTo("store-2");
        assertThat(sent.of(parcel, Queue.SHIPPING_CARRIER_CMD)).isEmpty();
    }

    @Test
    void a_parcel_that_has_ended_has_the_couriers_task_taken_away() {
        var parcel = taken();

        report(parcel, "delivered", "r-1", null);

        var told = sent.of(parcel, MessageName.SHIPPING_COURIER_INSTRUCTED).getLast();
        assertThat(told.body().path("instruction").asText()).isEqualTo("nothing");
    }

    @Test
    void a_parcel_that_was_promised_in_a_window_goes_with_the_courier_by_its_end() {
        window(order, 30);
        var parcel = takenInWindow(order, fulfilment);

        var delivery = deliveries.find(parcel).orElseThrow().parcel();
        assertThat(delivery.carrier()).isEqualTo(Courier.CODE);
        assertThat(delivery.promisedFrom()).isEqualTo(DAWN.plus(Duration.ofHours(30)));
        assertThat(delivery.promisedBy()).isEqualTo(DAWN.plus(Duration.ofHours(33)));
        var call = sent.of(parcel, MessageName.SHIPPING_COURIER_CALLED).getFirst();
        assertThat(OffsetDateTime.parse(call.body().path("deliverBy").asText()).toInstant())
                .isEqualTo(delivery.promisedBy());
        var stop = stop(parcel);
        assertThat(stop.deliverFrom()).isEqualTo(delivery.promisedFrom());
    }

    @Test
    void the_customer_reads_the_name_of_the_store_whose_courier_comes() {
        var parcel = taken();
        var token = deliveries.find(parcel).orElseThrow().token();

        assertThat(reading.view(token, Language.EN).carrierName()).isEqualTo("Loja Centro");
    }

    @Test
    void a_number_that_is_another_parcels_is_refused_with_what_to_do() {
        taken();
        var other = place();
        var second = UUID.randomUUID();
        packed(other, second);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> begin.begin(
                        new Delivery.Parcel(
                                second, other, second, Courier.CODE, "CO" + fulfilment, null, Instant.now()),
                        List.of())))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("CO" + fulfilment)
                .hasMessageContaining("trackingCode");
    }

    @Test
    void the_run_sheet_is_in_the_order_of_the_windows() {
        window(order, 34);
        var later = takenInWindow(order, fulfilment);
        var other = place();
        window(other, 30);
        var sooner = takenInWindow(other, UUID.randomUUID());

        assertThat(sheets.read("store-1").stops().stream()
                        .map(RunSheetController.Stop::parcelId)
                        .filter(Set.of(sooner, later)::contains))
                .containsExactly(sooner, later);
    }

    @Test
    void a_parcel_with_the_courier_moves_to_another_window_with_its_promise() {
        window(order, 30);
        var parcel = takenInWindow(order, fulfilment);
        var day = LocalDate.ofInstant(DAWN, ZoneOffset.ofHours(-3)).plusDays(2);

        moves.move(order, "noite", day);
        moves.move(order, "noite", day);

        var promised = deliveries.find(parcel).orElseThrow().parcel();
        var evening = day.atTime(18, 0).atOffset(ZoneOffset.ofHours(-3)).toInstant();
        assertThat(promised.promisedFrom()).isEqualTo(evening);
        assertThat(promised.promisedBy()).isEqualTo(evening.plus(Duration.ofHours(3)));
        assertThat(wishes.open(parcel)).hasSize(1);
        instruct(parcel, Kind.RESCHEDULE, day, null);
        var told = sent.of(parcel, MessageName.SHIPPING_COURIER_INSTRUCTED).getLast();
        assertThat(OffsetDateTime.parse(told.body().path("deliverBy").asText()).toInstant())
                .isEqualTo(promised.promisedBy());
        report(parcel, "delivered", "r-1", null);
        assertThatThrownBy(() -> moves.move(order, "noite", day.plusDays(1)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("delivery-not-changeable"));
    }

    @Test
    void before_it_is_on_its_way_a_move_is_confirmed_and_tells_staff_until_when_the_courier_has_to_have_it() {
        window(order, 30);
        assertThat(packed(order, fulfilment).handOverBy())
                .satisfies(by ->
                        assertThat(OffsetDateTime.parse(by).toInstant()).isEqualTo(DAWN.plus(Duration.ofHours(30))));
        var day = LocalDate.ofInstant(DAWN, ZoneOffset.ofHours(-3)).plusDays(2);

        moves.move(order, "noite", day);
        moves.move(order, "noite", day);

        var evening = day.atTime(18, 0).atOffset(ZoneOffset.ofHours(-3)).toInstant();
        assertThat(sent.of(fulfilment, MessageName.SHIPPING_HAND_OVER_MOVED))
                .singleElement()
                .satisfies(one -> assertThat(OffsetDateTime.parse(
                                        one.body().path("handOverBy").asText())
                                .toInstant())
                        .isEqualTo(evening));
        assertThat(sent.of(order, MessageName.SHIPPING_WINDOW_MOVED)).hasSize(1);
        request.work(new RequestLabels.Input(order, fulfilment, null, null, null));
        ship.work(new RecordShipment.Input(order, fulfilment, null, null));
        moves.move(order, "noite", day.plusDays(1));
        // Of a parcel that is on its way the customer hears by its own process.
        assertThat(sent.of(order, MessageName.SHIPPING_WINDOW_MOVED)).hasSize(1);
    }

    @Test
    void the_link_of_a_parcel_in_a_window_asks_for_a_window_and_not_for_a_day() {
        window(order, 30);
        var parcel = takenInWindow(order, fulfilment);
        var token = deliveries.find(parcel).orElseThrow().token();
        var day = LocalDate.ofInstant(DAWN, ZoneOffset.ofHours(-3)).plusDays(2);

        assertThatThrownBy(() -> asking.wish(token, new AskDelivery("reschedule", day, null, null)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.errors().getFirst().field())
                        .isEqualTo("/windowId"));
        var wish = asking.wish(token, new AskDelivery("reschedule", day, "noite", null));

        assertThat(wish.deliverOn()).isEqualTo(day);
        assertThat(asking.wish(token, new AskDelivery("reschedule", day, "noite", null))
                        .wishId())
                .isEqualTo(wish.wishId());
    }

    @Test
    void an_order_that_is_cancelled_before_leaves_no_label_to_be_made_void() {
        labelled();
        orders.close(order);

        recall.work(new RecallShipments.Input(order));

        var parcel = parcels.ofFulfilment(fulfilment).getFirst();
        assertThat(parcel.status()).isEqualTo(ParcelStatus.VOIDED);
        assertThat(sent.of(parcel.parcelId(), Queue.SHIPPING_CARRIER_CMD)).isEmpty();
    }

    private void labelled() {
        packed(order, fulfilment);
        request.work(new RequestLabels.Input(order, fulfilment, "by-hand", Courier.CODE, "CO" + fulfilment));
    }

    private PrepareParcel.Output packed(UUID order, UUID fulfilment) {
        offer.work(new OfferToNode.Input(
                order,
                fulfilment,
                "store-1",
                "tasklist",
                List.of(new FulfilmentPlan.Item("1", "MUG", "Mug", 2)),
                "PT2H"));
        answer.work(new RecordNodeAnswer.Input(order, fulfilment, true, null));
        var prepared = prepare.work(new PrepareParcel.Input(order, fulfilment, List.of(new LineQuantity("1", 2))));
        register.work(new RegisterParcels.Input(order, fulfilment, List.of(BOX)));
        return prepared;
    }

    /** Three hours, so many after the dawn of today, at a store that comes evenings too. */
    private void window(UUID orderId, int hours) {
        db.insertInto(DELIVERY_WINDOW)
                .set(DELIVERY_WINDOW.NODE_ID, "store-1")
                .set(DELIVERY_WINDOW.WINDOW_ID, "noite")
                .set(DELIVERY_WINDOW.WEEKDAYS, new Integer[] {1, 2, 3, 4, 5, 6, 7})
                .set(DELIVERY_WINDOW.OPENS_AT, LocalTime.of(18, 0))
                .set(DELIVERY_WINDOW.CLOSES_AT, LocalTime.of(21, 0))
                .set(DELIVERY_WINDOW.ORDER_BEFORE_MINUTES, 60)
                .set(DELIVERY_WINDOW.PLACES, 100)
                .set(DELIVERY_WINDOW.PRICE_AMOUNT, BigDecimal.TEN)
                .set(DELIVERY_WINDOW.POSTAL_FROM, new String[] {"13010000"})
                .set(DELIVERY_WINDOW.POSTAL_TO, new String[] {"13019999"})
                .onConflictDoNothing()
                .execute();
        var from = DAWN.plus(Duration.ofHours(hours));
        db.insertInto(WINDOW_DAY)
                .set(WINDOW_DAY.NODE_ID, "store-1")
                .set(WINDOW_DAY.WINDOW_ID, "w" + hours)
                .set(WINDOW_DAY.DAY, LocalDate.ofInstant(from, ZoneOffset.UTC))
                .set(WINDOW_DAY.USED, 1)
                .onConflict(WINDOW_DAY.NODE_ID, WINDOW_DAY.WINDOW_ID, WINDOW_DAY.DAY)
                .doUpdate()
                .set(WINDOW_DAY.USED, WINDOW_DAY.USED.plus(1))
                .execute();
        db.insertInto(WINDOW_PLACE)
                .set(WINDOW_PLACE.ORDER_ID, orderId)
                .set(WINDOW_PLACE.NODE_ID, "store-1")
                .set(WINDOW_PLACE.WINDOW_ID, "w" + hours)
                .set(WINDOW_PLACE.DAY, LocalDate.ofInstant(from, ZoneOffset.UTC))
                .set(WINDOW_PLACE.STARTS_AT, from)
                .set(WINDOW_PLACE.ENDS_AT, from.plus(Duration.ofHours(3)))
                .set(WINDOW_PLACE.TAKEN_AT, DAWN)
                .execute();
    }

    /** No rule of carriers is asked. */
    private UUID takenInWindow(UUID orderId, UUID fulfilmentId) {
        packed(orderId, fulfilmentId);
        request.work(new RequestLabels.Input(orderId, fulfilmentId, null, null, null));
        ship.work(new RecordShipment.Input(orderId, fulfilmentId, null, null));
        return parcels.ofFulfilment(fulfilmentId).getFirst().parcelId();
    }

    private UUID taken() {
        labelled();
        ship.work(new RecordShipment.Input(order, fulfilment, null, null));
        return parcels.ofFulfilment(fulfilment).getFirst().parcelId();
    }

    private RecordReport.Output report(UUID parcel, String said, String id, String destination) {
        return report.work(new RecordReport.Input(order, parcel, said, id, "slip 7", null, destination));
    }

    private void instruct(UUID parcel, Kind kind, LocalDate day, String destination) {
        transaction.executeWithoutResult(status -> carriers.instruct(
                deliveries.lock(parcel).orElseThrow(), UUID.randomUUID(), kind, day, destination, null));
    }

    private DeliveryStatus status(UUID parcel) {
        return deliveries.find(parcel).orElseThrow().state().status();
    }

    /** Null when it is not on the sheet. */
    private RunSheetController.Stop stop(UUID parcel) {
        return sheets.read("store-1").stops().stream()
                .filter(stop -> stop.parcelId().equals(parcel))
                .findFirst()
                .orElse(null);
    }
}
