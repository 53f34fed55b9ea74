package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.junit.jupiter.api.Test;

/**
 * Cancellations that meet handovers, parcels that leave and captures, each at another moment. Who wins is left to chance;
 * that somebody wins, and wins everything, is not.
 */
class RacingCancellationsJourneyIT extends Journey {
    /** Of stores and senders with a system: they go on by themselves. */
    private static final int BY_SYSTEM = 160;

    /** Where staff hands over in the moment in which the customer cancels. */
    private static final int BY_STAFF = 40;

    private static final int CLIENTS = 8;
    private static final int UNITS = 2;
    private static final BigDecimal PRICE = new BigDecimal("59.90");
    private static final BigDecimal WORTH = PRICE.multiply(BigDecimal.valueOf(UNITS));
    private static final BigDecimal ON_GIFT_CARD = new BigDecimal("19.99");
    private static final List<String> SYSTEMS = List.of("sp-paulista", "campinas-cambui", "rio-ipanema", "bh-savassi");
    private static final String STAFF = "sp-pinheiros";

    /** Which nodes send goods is decided by the order's sourcing, so these are only where nobody needs staff. */
    private static final List<String> SENDERS = List.of("sp-paulista", "campinas-cambui", "cd-cajamar", "bh-savassi");

    private final String sku = newProduct("");
    private final String sentSku = newProduct("");
    private final Invariants invariants = new Invariants(sandbox());

    /** How an order is paid, all of them in turn. */
    private enum Tenders {
        CARD,
        TWO_CARDS,
        GIFT_CARD_AND_CARD,
        PIX,
        GIFT_CARD_AND_PIX
    }

    /** How far an order has come when it is cancelled, all of them in turn; the last may be too far. */
    private enum Moment {
        AT_ONCE(order -> true),
        PAID(order -> order.path("payments").findValuesAsText("status").stream()
                .allMatch(status -> status.startsWith("AUTHORISED") || status.equals("CAPTURED"))),
        OFFERED(order -> !order.path("fulfilments").isEmpty()),
        READY(order -> List.of("READY", "PICKED", "HANDED_OVER", "SHIPPED")
                .contains(order.at("/fulfilments/0/status").asText())),
        HANDED_OVER(order -> List.of("HANDED_OVER", "SHIPPED")
                .contains(order.at("/fulfilments/0/status").asText()));

        private final Predicate<JsonNode> reached;

        Moment(Predicate<JsonNode> reached) {
            this.reached = reached;
        }
    }

    /** @param gift its account; null without one @param cancellation the answer to it */
    private record Raced(String orderId, JsonNode gift, int cancellation) {}

    @Test
    void two_hundred_cancellations_leave_every_order_in_one_state() throws Exception {
        for (var node : SYSTEMS) {
            stock(node, sku, BY_SYSTEM * UNITS);
        }
        for (var node : SENDERS) {
            stock(node, sentSku, BY_SYSTEM * UNITS);
        }
        stock(STAFF, sku, BY_STAFF * UNITS);
        var unitsBefore = units();
        List<Raced> all;
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            all = new ArrayList<>(together(clients, BY_SYSTEM, this::raceWithASystem));
            all.addAll(together(clients, BY_STAFF, this::raceWithStaff));
        }

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(sandbox().servers().engine().log().incidents()).isEmpty();
                    assertThat(invariants.countOpen(ids(all))).isZero();
                    all.forEach(raced -> Parcels.deliver(sandbox(), raced.orderId()));
                    assertThat(all).allSatisfy(raced -> assertThat(
                                    sandbox().servers().engine().log().openProcesses(raced.orderId()))
                            .isEmpty());
                    assertThat(invariants.countUntold(ids(all))).isZero();
                });

        var closed = all.stream().filter(raced -> raced.cancellation() == 409).toList();
        assertThat(all).hasSize(BY_SYSTEM + BY_STAFF);
        assertThat(closed).as("both sides win some").hasSizeBetween(1, all.size() - 1);
        all.forEach(this::assertOneState);
        assertThat(unitsBefore - units()).as("units that have left").isEqualTo(closed.size() * UNITS);
        assertThat(all.stream()
                        .map(raced -> show(raced.orderId()))
                        .map(order -> captured(order).subtract(refunded(order)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("money that has come")
                .isEqualByComparingTo(WORTH.multiply(BigDecimal.valueOf(closed.size())));
        invariants.assertBooks();
        assertOnlyParcelsThatLeftAreParked();
        invariants.assertNoneStuck();
    }

    /** A carrier that was quicker than the recall is for people; they have looked at it, other journeys want none parked. */
    private void assertOnlyParcelsThatLeftAreParked() {
        var db = sandbox().workersBean(DSLContext.class);
        var parked = db.selectFrom(INBOX).where(INBOX.STATUS.eq("PARKED")).fetch();
        assertThat(parked).allSatisfy(event -> assertThat(event.getReason())
                .isEqualTo("HANDED_TO_CARRIER for a shipment that is RECALLED"));
        parked.forEach(UpdatableRecord::delete);
    }

    private void assertOneState(Raced raced) {
        var order = show(raced.orderId());
        var charged = captured(order).subtract(refunded(order));
        assertThat(raced.cancellation()).isIn(202, 409);
        if (raced.cancellation() == 202) {
            assertThat(order.path("status").asText()).as("%s", order).isEqualTo("CANCELLED");
            assertThat(charged).as("%s", order).isZero();
        } else {
            assertThat(order.path("status").asText()).as("%s", order).isEqualTo("CLOSED");
            assertThat(order.at("/lines/0/handedOver").asInt()).isEqualTo(UNITS);
            assertThat(charged).as("%s", order).isEqualByComparingTo(WORTH);
        }
        if (raced.gift() != null) {
            var balance = api.get("/api/v1/credit-accounts/"
                            + raced.gift().path("accountId").asText())
                    .body()
                    .path("balance")
                    .asText();
            assertThat(new BigDecimal(balance))
                    .as("gift card of %s", order)
                    .isEqualByComparingTo(raced.cancellation() == 202 ? ON_GIFT_CARD : BigDecimal.ZERO);
        }
        invariants.assertEnded(UUID.fromString(raced.orderId()));
    }

    /** Every second one is sent, the others are collected. */
    private Raced raceWithASystem(int no) throws InterruptedException {
        var request = new OrderRequest("race" + no).at(SYSTEMS.get(no % SYSTEMS.size()));
        var sent = no / Tenders.values().length % 2 == 1;
        if (sent) {
            request.sent();
        }
        request.line(sent ? sentSku : sku, UNITS, PRICE.toPlainString());
        var gift = pay(request, Tenders.values()[no % Tenders.values().length]);
        var orderId = place(request);
        var moment = Moment.values()[no / 10 % Moment.values().length];
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> {
                    var order = show(orderId);
                    assertThat(moment.reached).as("%s: %s", moment, order).accepts(order);
                });
        return new Raced(orderId, gift, cancel(orderId));
    }

    private Raced raceWithStaff(int no) throws Exception {
        var request = new OrderRequest("staff" + no).at(STAFF).line(sku, UNITS, PRICE.toPlainString());
        var gift = pay(request, Tenders.values()[no % Tenders.values().length]);
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var code = codeIn(awaitMail(request.email(), "pronto"));
        var task = awaitTask(orderId, "Task_HandOver");
        var start = new CyclicBarrier(2);
        try (var staff = Executors.newSingleThreadExecutor()) {
            var handover = staff.submit(() -> {
                start.await();
                return api.post(
                                "/api/v1/tasks/" + task.path("taskId").asText() + "/completion",
                                Map.of("variables", Map.of("collectionCode", code)))
                        .status();
            });
            start.await();
            if (no % 2 == 0) {
                // The handover has some way to go to the database.
                await().pollInSameThread().pollInterval(Duration.ofMillis(5)).until(handover::isDone);
            }
            var cancellation = cancel(orderId);
            assertThat(handover.get()).isIn(204, 404);
            return new Raced(orderId, gift, cancellation);
        }
    }

    private JsonNode pay(OrderRequest request, Tenders tenders) {
        var rest = WORTH.subtract(ON_GIFT_CARD).toPlainString();
        JsonNode gift = null;
        switch (tenders) {
            case CARD -> request.paidWith("tok_approved", WORTH.toPlainString());
            case TWO_CARDS -> request.paidWith("tok_approved", rest).paidWith("tok_pending_approved", "19.99");
            case PIX -> request.paidBy("pix", null, WORTH.toPlainString());
            case GIFT_CARD_AND_CARD -> {
                gift = giftCard();
                request.paidWith("tok_approved", rest)
                        .paidBy("gift-card", gift.path("code").asText(), "19.99");
            }
            case GIFT_CARD_AND_PIX -> {
                gift = giftCard();
                request.paidBy("gift-card", gift.path("code").asText(), "19.99").paidBy("pix", null, rest);
            }
        }
        return gift;
    }

    private JsonNode giftCard() {
        var answer = api.post(
                "/api/v1/credit-accounts",
                Map.of("kind", "gift-card", "currency", "BRL", "amount", ON_GIFT_CARD.toPlainString()));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body();
    }

    private int cancel(String orderId) {
        return api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of("requestedBy", "system"))
                .status();
    }

    private interface Race {
        Raced run(int no) throws Exception;
    }

    private static List<Raced> together(ExecutorService clients, int orders, Race race)
            throws InterruptedException, ExecutionException {
        var races = new ArrayList<Callable<Raced>>();
        for (int no = 0; no < orders; no++) {
            int one = no;
            races.add(() -> race.run(one));
        }
        var ended = new ArrayList<Raced>();
        for (var finished : clients.invokeAll(races)) {
            ended.add(finished.get());
        }
        return ended;
    }

    private int units() {
        return Stream.concat(SYSTEMS.stream(), Stream.of(STAFF))
                        .mapToInt(node -> stock(node, sku).onHand())
                        .sum()
                + SENDERS.stream()
                        .mapToInt(node -> stock(node, sentSku).onHand())
                        .sum();
    }

    private static List<UUID> ids(List<Raced> all) {
        return all.stream().map(raced -> UUID.fromString(raced.orderId())).toList();
    }
}
