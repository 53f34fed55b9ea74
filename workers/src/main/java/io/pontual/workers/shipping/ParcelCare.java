package io.pontual.workers.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.FileClaim;
import io.pontual.processes.shipping.InstructCarrier;
import io.pontual.processes.shipping.LookAtParcel;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.ValueParcel;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.returns.contract.ClaimedGoods;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of the process that sees to a parcel until the customer has it or is made good for it. */
@Service
class ParcelCare {
    /** Where parcels go to people whose own time we do not know. */
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");

    private final DeliveryRepository deliveries;
    private final ParcelNewsRepository news;
    private final DeliveryWishRepository wishes;
    private final TrackingIntake intake;
    private final ShipmentRepository shipments;
    private final CarrierGateway carriers;
    private final CarrierInstructionRepository instructions;
    private final Orders orders;
    private final ClaimedGoods claims;
    private final Clock clock;

    ParcelCare(
            DeliveryRepository deliveries,
            ParcelNewsRepository news,
            DeliveryWishRepository wishes,
            TrackingIntake intake,
            ShipmentRepository shipments,
            CarrierGateway carriers,
            CarrierInstructionRepository instructions,
            Orders orders,
            ClaimedGoods claims,
            Clock clock) {
        this.deliveries = deliveries;
        this.news = news;
        this.wishes = wishes;
        this.intake = intake;
        this.shipments = shipments;
        this.carriers = carriers;
        this.instructions = instructions;
        this.orders = orders;
        this.claims = claims;
        this.clock = clock;
    }

    /** Changes nothing about the parcel: doing it again finds the same. @throws NeedsOperator when the policy is wrong */
    @Transactional
    public LookAtParcel.Output look(LookAtParcel.Input input) {
        var delivery = find(input.parcelId());
        var now = clock.instant();
        var wished =
                wishes.open(input.parcelId()).stream().map(DeliveryWish::wishId).toList();
        var told = instructions.ofParcel(input.parcelId());
        var rules = new ParcelNews(delivery, wished, told, input.deliveryPolicy(), now);
        var known = new LinkedHashSet<>(input.known());
        var seen = seen(delivery, wished, told);
        if (input.interrupted() != null && !seen.equals(input.seen())) {
            // What has come since makes it needless. Had nothing come, it was only told late what was known already.
            known.add(input.interrupted());
        }
        var found = rules.first(known);
        UUID newsId = null;
        if (found.key() != null) {
            known.add(found.key());
            newsId = id(input.parcelId(), found.key());
            news.insert(newsId, input.parcelId(), found, now);
        }
        return new LookAtParcel.Output(
                found.kind().code(),
                newsId,
                List.copyOf(known),
                found.instruction(),
                delivery.state().status().name(),
                delivery.state().attempts(),
                seen,
                iso(rules.lookAgainAt()),
                iso(now.plus(answerWithin(input.deliveryPolicy().answerWithin()))));
    }

    /** The same as long as nothing more is known. */
    private static String seen(Delivery delivery, List<UUID> wished, List<CarrierInstruction> told) {
        var state = delivery.state();
        var answers = told.stream()
                .filter(one -> one.outcome() != null)
                .map(CarrierInstruction::commandId)
                .sorted();
        return Integer.toHexString(Objects.hash(
                state.status(), state.statusAt(), state.lastEventAt(), state.attempts(), wished, answers.toList()));
    }

    /** Once for each piece of news. @throws NeedsOperator when there is no such instruction */
    @Transactional
    public void instruct(InstructCarrier.Input input) {
        var delivery = deliveries.lock(input.parcelId()).orElseThrow(() -> unknown(input.parcelId()));
        switch (String.valueOf(input.instruction())) {
            case "none" -> {
                // it is on its way
            }
            case "wish" -> wishes.open(input.parcelId()).forEach(wish -> passOn(delivery, wish));
            case "redeliver", "hurry" ->
                tell(delivery, input.newsId(), CarrierCommand.Kind.RESCHEDULE, tomorrow(), null, null, null);
            case "return" ->
                tell(
                        delivery,
                        input.newsId(),
                        CarrierCommand.Kind.RETURN,
                        null,
                        null,
                        null,
                        delivery.state().status().name().toLowerCase().replace('_', '-'));
            case "lost" -> lose(delivery, input.newsId());
            default ->
                throw new NeedsOperator("A carrier cannot be told '" + input.instruction() + "' about parcel "
                        + input.parcelId() + ". Set instruction to redeliver, hurry, return, lost or none, and retry.");
        }
    }

    /**
     * @throws NeedsOperator when the order knows nothing of what was in the parcel
     * @throws IllegalStateException while the order is not settled; tried again later
     */
    @Transactional(readOnly = true)
    public ValueParcel.Output value(ValueParcel.Input input) {
        var delivery = find(input.parcelId());
        var order = orders.facts(input.orderId());
        if (!List.of("CLOSED", "CANCELLED").contains(order.status())) {
            throw new IllegalStateException("Order " + input.orderId() + " is not settled yet: " + order.status());
        }
        var held = deliveries.lines(input.parcelId());
        var owed = claims.without(input.parcelId(), held);
        var node = shipments
                .find(delivery.parcel().fulfilmentId())
                .orElseThrow(() -> unknown(input.parcelId()))
                .offer()
                .nodeId();
        return new ValueParcel.Output(
                orders.paidWith(input.orderId()),
                orders.chargedFor(input.orderId(), owed),
                order.currency(),
                node,
                items(order, held),
                items(order, owed),
                iso(clock.instant().plus(answerWithin(input.answerWithin()))));
    }

    @Transactional
    public void claim(FileClaim.Input input) {
        var delivery = find(input.parcelId());
        carriers.claim(delivery, input.parcelStatus().toLowerCase(), input.refundAmount(), input.currency());
        written(CarrierGateway.claimId(input.parcelId()), delivery, CarrierCommand.Kind.CLAIM, null, null, null);
    }

    private void passOn(Delivery delivery, DeliveryWish wish) {
        tell(
                delivery,
                wish.wishId(),
                CarrierCommand.Kind.valueOf(wish.kind().name()),
                wish.deliverOn(),
                wish.destination(),
                wish.wishId(),
                null);
        wishes.passedOn(wish.wishId(), clock.instant());
    }

    /** @param wishId null for what we want */
    private void tell(
            Delivery delivery,
            UUID cause,
            CarrierCommand.Kind kind,
            LocalDate deliverOn,
            String destination,
            UUID wishId,
            String reason) {
        carriers.instruct(delivery, cause, kind, deliverOn, destination, reason);
        written(CarrierGateway.instructionId(cause), delivery, kind, wishId, deliverOn, destination);
    }

    /** So that the carrier's answer is known. */
    private void written(
            String commandId,
            Delivery delivery,
            CarrierCommand.Kind kind,
            UUID wishId,
            LocalDate deliverOn,
            String destination) {
        instructions.insert(new CarrierInstruction(
                commandId,
                delivery.parcelId(),
                kind,
                wishId,
                deliverOn,
                destination,
                clock.instant(),
                // Our own people do what they are told.
                Courier.CODE.equals(delivery.parcel().carrier()) ? CarrierResult.Outcome.DONE : null,
                null,
                null));
    }

    /** As if the carrier had said so; whatever it says later changes nothing. */
    private void lose(Delivery delivery, UUID newsId) {
        var label = TrackingLabel.of(delivery);
        intake.applyTo(
                delivery,
                List.of(new TrackingEvent(
                        "given-up-" + newsId,
                        label.carrier(),
                        label.trackingCode(),
                        TrackingEvent.Status.LOST,
                        "given-up",
                        clock.instant(),
                        null,
                        null,
                        null)));
    }

    private static List<FulfilmentPlan.Item> items(Orders.OrderFacts order, List<LineQuantity> held) {
        Map<String, Orders.Line> lines =
                order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        var items = new ArrayList<FulfilmentPlan.Item>();
        for (var line : held) {
            var ordered = lines.get(line.lineId());
            items.add(new FulfilmentPlan.Item(line.lineId(), ordered.sku(), ordered.description(), line.quantity()));
        }
        return items;
    }

    private LocalDate tomorrow() {
        return LocalDate.ofInstant(clock.instant(), HOME).plusDays(1);
    }

    private Delivery find(UUID parcelId) {
        return deliveries.find(parcelId).orElseThrow(() -> unknown(parcelId));
    }

    private static NeedsOperator unknown(UUID parcelId) {
        return new NeedsOperator("Nothing is known of parcel " + parcelId + ". Cancel this process instance.");
    }

    private static Duration answerWithin(String iso) {
        try {
            return Duration.parse(iso);
        } catch (java.time.format.DateTimeParseException | NullPointerException unreadable) {
            throw new NeedsOperator("Decision delivery-policy gave answerWithin = '" + iso
                    + "'. Correct it and the variable deliveryPolicy to a duration such as PT24H, and retry.");
        }
    }

    private static UUID id(UUID parcelId, String key) {
        return UUID.nameUUIDFromBytes((parcelId + "/" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String iso(Instant at) {
        return NodeTime.iso(at, HOME.getId());
    }
}
