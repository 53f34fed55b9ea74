package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PICKUP_POINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.processes.shipping.PrepareParcel;
import io.pontual.processes.shipping.RecallShipments;
import io.pontual.processes.shipping.RecordNodeAnswer;
import io.pontual.processes.shipping.RecordShipment;
import io.pontual.processes.shipping.RegisterParcels;
import io.pontual.processes.shipping.RequestLabels;
import io.pontual.processes.shipping.ShipmentEvent;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class})
class ParcelIT {
    private static final List<PackedParcel> TWO =
            List.of(new PackedParcel(1_200, 300, 200, 100), new PackedParcel(900, 250, 200, 100));
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

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
    CarrierResultListener results;

    @Autowired
    NodeEventListener nodes;

    @Autowired
    TrackingListener tracking;

    @Autowired
    Manifests manifests;

    @Autowired
    ParcelRepository parcels;

    @Autowired
    ObjectMapper json;

    @Autowired
    DSLContext db;

    private final UUID fulfilment = UUID.randomUUID();
    private UUID order;
    private String number;

    @BeforeEach
    void anOrderToCampinas() {
        order = orders.place("79.80");
        number = "W-" + order;
        orders.add(new Orders.OrderFacts(
                order,
                number,
                "web",
                "BRL",
                new BigDecimal("79.80"),
                "IN_FULFILMENT",
                null,
                "ship",
                null,
                "standard",
                new Orders.Destination("13010000", "Campinas", "SP"),
                List.of(new Orders.Line("1", "MUG", "Mug", 2, new BigDecimal("19.90"), 0))));
    }

    @Test
    void each_parcel_gets_a_label_of_the_cheapest_carrier_that_is_in_time_and_the_carrier_gets_the_address() {
        packed("tasklist", TWO);
        request(null, null, null);
        request(null, null, null);

        var first = command(0);
        assertThat(first.path("kind").asText()).isEqualTo("LABEL");
        assertThat(first.path("carrier").asText()).isEqualTo("andorinha");
        assertThat(first.at("/label/number").asText()).isEqualTo("1/2");
        assertThat(first.at("/label/orderNumber").asText()).isEqualTo(number);
        assertThat(first.at("/label/weightGrams").asInt()).isEqualTo(1_200);
        assertThat(first.at("/label/recipient/street").asText()).isEqualTo("Rua das Laranjeiras");
        assertThat(commands(0)).hasSize(1);
        assertThat(settled()).isEmpty();

        done(0, "AN00000001" + suffix());
        assertThat(settled()).isEmpty();
        done(1, "AN00000002" + suffix());

        assertThat(settled()).hasSize(1);
        assertThat(settled().getFirst().body().path("labelsMade").asBoolean()).isTrue();
        assertThat(settled().getFirst().body().path("labelled")).hasSize(2);
        assertThat(settled().toString()).doesNotContain("Laranjeiras", "Ana");
        assertThat(label(0)).startsWith("%PDF");
        assertThat(parcel(0).carriage().promisedBy()).isAfter(Instant.now());
    }

    @Test
    void a_parcel_to_a_pickup_point_goes_with_the_carrier_of_that_point() {
        var point = "p-" + order;
        new Catalog(db).point(point, -23.5, -46.6, "01304001", true);
        db.update(PICKUP_POINT)
                .set(PICKUP_POINT.CARRIER, "rotasul")
                .where(PICKUP_POINT.POINT_ID.eq(point))
                .execute();
        orders.fetchedAt(order, point);
        packed("tasklist", TWO);

        request(null, null, null);

        assertThat(command(0).path("carrier").asText()).isEqualTo("rotasul");
        result(0, Outcome.UNREACHED, null, null);
        assertThat(parcel(0).status()).isEqualTo(ParcelStatus.FAILED);
    }

    @Test
    void who_cannot_be_reached_is_not_asked_again_and_the_next_carrier_makes_the_label() {
        packed("tasklist", TWO.subList(0, 1));
        request(null, null, null);
        result(0, Outcome.UNREACHED, null, null);

        assertThat(commands(0)).hasSize(2);
        assertThat(command(0).path("carrier").asText()).isEqualTo("rotasul");
        assertThat(command(0).path("attempt").asInt()).isEqualTo(2);
        done(0, "RS00000001" + suffix());
        assertThat(parcel(0).carriage().carrier()).isEqualTo("rotasul");
        assertThat(settled()).hasSize(1);
    }

    @Test
    void a_number_that_a_carrier_gives_out_twice_makes_no_second_label() {
        packed("tasklist", TWO);
        request(null, null, null);
        var number = "AN00000009" + suffix();
        done(0, number);

        done(1, number);

        assertThat(parcel(0).carriage().trackingCode()).isEqualTo(number);
        assertThat(command(1).path("carrier").asText()).isEqualTo("rotasul");
        assertThat(settled()).isEmpty();
        result(1, Outcome.REFUSED, "CEP_NOT_SERVED", null);
        assertThat(settled().getFirst().body().path("labelProblem").asText())
                .isEqualTo("Parcel 2: andorinha: number taken, rotasul: CEP_NOT_SERVED");
        assertThatThrownBy(() -> request("by-hand", "andorinha", number))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("Another parcel of andorinha has the number");
    }

    @Test
    void a_label_that_nobody_makes_is_told_once_a_round_and_made_by_hand() {
        packed("tasklist", TWO);
        request(null, null, null);
        done(1, "AN00000003" + suffix());
        result(0, Outcome.REFUSED, "address_not_served", null);
        result(0, Outcome.REFUSED, "CEP_NOT_SERVED", null);

        var told = settled().getFirst().body();
        assertThat(told.path("labelsMade").asBoolean()).isFalse();
        assertThat(told.path("labelProblem").asText())
                .isEqualTo("Parcel 1: andorinha: address_not_served, rotasul: CEP_NOT_SERVED");
        request("again", null, null);
        assertThat(commands(0)).hasSize(3);
        result(0, Outcome.REFUSED, "address_not_served", null);
        result(0, Outcome.REFUSED, "CEP_NOT_SERVED", null);
        assertThat(settled()).hasSize(2);

        assertThatThrownBy(() -> request("by-hand", " ", null))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("needs carrier and trackingCode");
        request("by-hand", "Moto Zé", "Z" + suffix());

        assertThat(settled().getLast().body().path("labelsMade").asBoolean()).isTrue();
        assertThat(parcel(0).carriage().byHand()).isTrue();
        assertThatThrownBy(() -> label(0)).isInstanceOf(Problem.class);
    }

    @Test
    void what_cannot_be_is_refused_with_what_is_wrong() {
        offered("tasklist");
        assertRefused(new PackedParcel(2, 300, 200, 100), "in grams");
        assertRefused(new PackedParcel(-500, 300, 200, 100), "in grams");
        assertRefused(new PackedParcel(900, 30, 20, 10), "in millimetres");
        assertRefused(new PackedParcel(900, 300, -1, 100), "in millimetres");
        assertRefused(new PackedParcel(20_000, 100, 30, 10), "another unit");
        assertThat(parcels.ofOrder(order)).isEmpty();
    }

    @Test
    void who_says_nothing_gets_one_parcel_and_the_last_word_before_the_labels_counts() {
        packed("tasklist", null);
        assertThat(parcels.ofOrder(order)).hasSize(1);
        register(TWO);
        assertThat(parcels.ofOrder(order)).hasSize(2);
        request(null, null, null);
        register(TWO.subList(0, 1));
        assertThat(parcels.ofOrder(order)).hasSize(2);
    }

    @Test
    void a_node_with_a_system_says_what_it_packed_and_hears_of_the_labels() {
        offered("jms");
        nodes.receive(write(picked("e1-" + fulfilment, new PackedParcel(1, 300, 200, 100))));
        assertThat(sent.parkedReason("e1-" + fulfilment)).contains("Parcel 1", "in grams");
        nodes.receive(write(picked("e2-" + fulfilment, TWO.getFirst())));
        prepare();
        register(null);

        request(null, null, null);
        done(0, "AN00000004" + suffix());

        var told = sent.of(fulfilment, Queue.SHIPPING_NODE_CMD).getLast().body();
        assertThat(told.path("kind").asText()).isEqualTo("LABELLED");
        assertThat(told.at("/parcels/0/trackingCode").asText()).isEqualTo("AN00000004" + suffix());
        assertThat(parcel(0).box().packed().weightGrams()).isEqualTo(1_200);
    }

    @Test
    void handed_over_each_parcel_is_followed_on_its_own() {
        packed("tasklist", TWO);
        request(null, null, null);
        done(0, "AN00000005" + suffix());
        done(1, "AN00000006" + suffix());

        ship.work(new RecordShipment.Input(order, fulfilment, null, null));
        ship.work(new RecordShipment.Input(order, fulfilment, null, null));

        assertThat(parcel(0).status()).isEqualTo(ParcelStatus.HANDED_OVER);
        assertThat(parcel(1).status()).isEqualTo(ParcelStatus.HANDED_OVER);
        recall.work(new RecallShipments.Input(order));
        assertThat(commands(0)).hasSize(1);
    }

    @Test
    void a_recalled_shipment_has_its_labels_made_void() {
        packed("tasklist", TWO);
        request(null, null, null);
        done(0, "AN00000007" + suffix());

        orders.close(order);
        recall.work(new RecallShipments.Input(order));

        assertThat(command(0).path("kind").asText()).isEqualTo("VOID_LABEL");
        assertThat(command(0).path("trackingCode").asText()).isEqualTo("AN00000007" + suffix());
        assertThatThrownBy(() -> label(0)).isInstanceOf(Problem.class);
        assertThat(commands(1)).hasSize(1);
        // Its label was on the way: it is made void as soon as it is known.
        done(1, "AN00000008" + suffix());
        assertThat(command(1).path("kind").asText()).isEqualTo("VOID_LABEL");
        voided(0, Outcome.DONE, null);
        voided(1, Outcome.DONE, null);
        assertThat(parcel(0).status()).isEqualTo(ParcelStatus.VOIDED);
        assertThat(parcel(1).status()).isEqualTo(ParcelStatus.VOIDED);
        assertThat(settled()).isEmpty();
    }

    @Test
    void a_label_that_the_carrier_does_not_void_is_for_people() {
        packed("tasklist", TWO.subList(0, 1));
        request(null, null, null);
        done(0, "AN00000009" + suffix());
        recall.work(new RecallShipments.Input(order));

        voided(0, Outcome.REFUSED, "already_collected");

        assertThat(sent.parkedReason("andorinha:void-label:" + id(0) + ":1:REFUSED"))
                .contains("already_collected", "have it sent back");
    }

    @Test
    void a_carrier_that_announces_a_parcel_of_ours_says_nothing_new_and_one_of_others_is_parked() {
        packed("tasklist", TWO.subList(0, 1));
        request(null, null, null);
        var early = announcement("AN00000010" + suffix());
        tracking.receive(List.of(write(early)));
        assertThat(sent.parkedReason("andorinha:" + early.eventId())).isNotNull();

        done(0, "AN00000010" + suffix());
        assertThat(sent.parkedReason("andorinha:" + early.eventId())).isNull();
        var later = announcement("AN00000010" + suffix());
        tracking.receive(List.of(write(later)));
        assertThat(sent.parkedReason("andorinha:" + later.eventId())).isNull();
        var foreign = announcement("AN99999999" + suffix());
        tracking.receive(List.of(write(foreign)));
        assertThat(sent.parkedReason("andorinha:" + foreign.eventId())).contains("No parcel");
    }

    @Test
    void a_manifest_has_what_one_carrier_takes_from_one_node_and_grows_on_its_day() {
        packed("tasklist", TWO);
        request(null, null, null);
        done(0, "AN00000011" + suffix());
        var today = LocalDate.now(SAO_PAULO);

        var made = manifests.make("store-1", "andorinha", today);
        assertThat(made.parcels()).extracting(entry -> entry.trackingCode()).contains("AN00000011" + suffix());
        done(1, "AN00000012" + suffix());
        var again = manifests.make("store-1", "andorinha", today);

        assertThat(again.manifestId()).isEqualTo(made.manifestId());
        assertThat(again.parcels()).extracting(entry -> entry.trackingCode()).contains("AN00000012" + suffix());
        assertThat(Manifests.csv(again))
                .startsWith("carrier,nodeId,day,trackingCode,parcel,weightGrams,parcelId\n")
                .contains("andorinha,store-1," + today + ",AN00000011" + suffix() + ",1,1200," + id(0));
        assertThat(manifests.make("store-2", "andorinha", today).parcels()).isEmpty();
        assertThatThrownBy(() -> manifests.make("nowhere", "andorinha", today)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> manifests.make("store-1", "andorinha", today.plusDays(1)))
                .isInstanceOf(Problem.class);
    }

    private void assertRefused(PackedParcel parcel, String why) {
        assertThatThrownBy(() -> register(List.of(TWO.getFirst(), parcel)))
                .isInstanceOf(BusinessError.class)
                .hasMessageContaining("Parcel 2")
                .hasMessageContaining(why)
                .extracting("code")
                .isEqualTo(ErrorCode.SHIPPING_IMPLAUSIBLE_PARCELS);
    }

    private void offered(String storeSystem) {
        offer.work(new OfferToNode.Input(
                order,
                fulfilment,
                "store-1",
                storeSystem,
                List.of(new FulfilmentPlan.Item("1", "MUG", "Mug", 2)),
                "PT2H"));
        answer.work(new RecordNodeAnswer.Input(order, fulfilment, true, null));
    }

    private void packed(String storeSystem, List<PackedParcel> packed) {
        offered(storeSystem);
        prepare();
        register(packed);
    }

    private void prepare() {
        prepare.work(new PrepareParcel.Input(order, fulfilment, List.of(new LineQuantity("1", 2))));
    }

    private void register(List<PackedParcel> packed) {
        register.work(new RegisterParcels.Input(order, fulfilment, packed));
    }

    private void request(String resolution, String carrier, String trackingCode) {
        request.work(new RequestLabels.Input(order, fulfilment, resolution, carrier, trackingCode));
    }

    private void done(int parcel, String trackingCode) {
        result(parcel, Outcome.DONE, null, trackingCode);
    }

    private void result(int index, Outcome outcome, String reason, String trackingCode) {
        var parcel = parcel(index);
        take(
                parcel,
                CarrierCommand.Kind.LABEL,
                "label:" + parcel.parcelId() + ":" + parcel.attempt(),
                outcome,
                reason,
                trackingCode);
    }

    private void voided(int index, Outcome outcome, String reason) {
        var parcel = parcel(index);
        take(
                parcel,
                CarrierCommand.Kind.VOID_LABEL,
                "void-label:" + parcel.parcelId() + ":" + parcel.attempt(),
                outcome,
                reason,
                parcel.carriage().trackingCode());
    }

    private void take(
            Parcel parcel,
            CarrierCommand.Kind kind,
            String commandId,
            Outcome outcome,
            String reason,
            String trackingCode) {
        var carrier = parcel.carriage().carrier();
        var pdf = Base64.getEncoder().encodeToString("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        var made = kind == CarrierCommand.Kind.LABEL && outcome == Outcome.DONE;
        results.receive(write(new CarrierResult(
                carrier + ":" + commandId + ":" + outcome,
                commandId,
                kind,
                carrier,
                parcel.parcelId(),
                parcel.attempt(),
                outcome,
                trackingCode,
                null,
                reason,
                made ? pdf : null,
                Instant.now())));
    }

    private ShipmentEvent picked(String eventId, PackedParcel parcel) {
        return new ShipmentEvent(
                eventId,
                fulfilment,
                "store-1",
                ShipmentEvent.Kind.PICKED,
                List.of(new PickedLine("1", 2)),
                null,
                null,
                null,
                Instant.now(),
                List.of(parcel));
    }

    private TrackingEvent announcement(String trackingCode) {
        return new TrackingEvent(
                "e-" + UUID.randomUUID(),
                "andorinha",
                trackingCode,
                TrackingEvent.Status.ANNOUNCED,
                "AND-ANNOUNCED",
                Instant.now(),
                null,
                null,
                null);
    }

    private Parcel parcel(int index) {
        return parcels.ofFulfilment(fulfilment).get(index);
    }

    private UUID id(int index) {
        return parcel(index).parcelId();
    }

    /** So that no two tests use one tracking code. */
    private String suffix() {
        return fulfilment.toString().substring(0, 8).toUpperCase();
    }

    private List<SentMessages.Message> commands(int index) {
        return sent.of(id(index), Queue.SHIPPING_CARRIER_CMD);
    }

    private JsonNode command(int index) {
        return commands(index).getLast().body();
    }

    private List<SentMessages.Message> settled() {
        return sent.of(fulfilment, MessageName.SHIPPING_LABELS_SETTLED);
    }

    private String label(int index) {
        return new String(parcels.label(id(index)).orElseThrow(() -> Problem.notFound("label", id(index))));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
