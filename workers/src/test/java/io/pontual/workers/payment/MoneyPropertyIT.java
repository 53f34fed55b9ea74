package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.TENDER;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.ChargeFulfilment;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.workers.payment.OrderPlay.Wish;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Whatever is ordered, however it is paid, cancelled, supplied, given back, claimed and exchanged: what was captured less
 * what was refunded is what the customer keeps is worth, and the fees that were shown; and nothing is left open. Orders,
 * payments, returns, claims and exchanges are the real ones, on the database; only the provider and the store are played.
 * A story that fails is told again by its seed.
 */
@ApiTest
class MoneyPropertyIT {
    private static final int STORIES = Integer.getInteger("pontual.money.stories", 40);
    private static final int FIRST = Integer.getInteger("pontual.money.first", 0);
    /** Within the right of withdrawal, and after it. */
    private static final List<Integer> DAYS = List.of(1, 1, 12);

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Renewals renewals;

    @Autowired
    DSLContext db;

    private OrderPlay shop;
    private ReturnPlay goods;
    private KeptWorth worth;

    @BeforeEach
    void stage() {
        shop = beans.createBean(OrderPlay.class);
        goods = beans.createBean(ReturnPlay.class);
        goods.in(shop);
        worth = beans.createBean(KeptWorth.class);
    }

    static List<Integer> seeds() {
        return IntStream.range(FIRST, FIRST + STORIES).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_captured_and_not_refunded_is_what_the_customer_keeps_and_the_fees(int seed) {
        try {
            tell(new Random(seed));
        } catch (Throwable failure) {
            throw new AssertionError("The story of seed " + seed + ": " + failure.getMessage(), failure);
        }
    }

    private void tell(Random random) {
        var lines = new LinkedHashMap<String, int[]>();
        for (int i = 1; i <= 1 + random.nextInt(3); i++) {
            lines.put(String.valueOf(i), new int[] {1 + random.nextInt(4), 100 + random.nextInt(20_000)});
        }
        int sum = lines.values().stream().mapToInt(line -> line[0] * line[1]).sum();
        var orderId = shop.place(new Wish(
                lines,
                random.nextBoolean() ? random.nextInt(sum / 2) : 0,
                random.nextBoolean() ? random.nextInt(3_000) : 0,
                random.nextInt(3),
                random.nextInt(4) == 0 ? "store" : "web",
                null));
        var wanted = OrderPlay.ordered(lines);
        if (random.nextInt(3) == 0) {
            shop.cancelSome(orderId, wanted, random);
        }
        if (random.nextInt(6) == 0) {
            assertFeeOnly(orderId, random);
            return;
        }
        shop.authorise(orderId);
        if (random.nextInt(4) == 0) {
            shop.cancelSome(orderId, wanted, random);
        }
        shop.supply(
                orderId, OrderPlay.part(wanted, random), random.nextBoolean(), DAYS.get(random.nextInt(DAYS.size())));
        for (int i = 0; i < 4; i++) {
            // What came in exchange, or in the place of something else, is given back and claimed like anything else.
            var story = worth.story(orderId);
            var one = story.get(random.nextInt(story.size()));
            if (random.nextInt(3) == 0) {
                goods.claim(one, random);
            } else {
                goods.giveBack(one, random);
            }
            worth.assertAddsUp(orderId);
        }
        worth.assertNothingOpen(orderId);
    }

    /** Before the provider has answered, after it, or when the goods wait for the customer. */
    private void assertFeeOnly(UUID orderId, Random random) {
        int how = random.nextInt(3);
        if (how == 0) {
            shop.ask(orderId);
        } else {
            shop.authorise(orderId);
        }
        if (how == 2) {
            shop.confirm.confirmOrder(new ConfirmOrder.Input(orderId));
            shop.stage(orderId);
        }
        var fee = shop.cancel(orderId);
        assertThat(worth.money(orderId)).as("the fee").isEqualByComparingTo(fee);
        worth.assertNothingOpen(orderId);
    }

    /** A fixed one, so that somebody may follow it: three shirts and two mugs, one shirt never supplied. */
    @Test
    void a_split_tender_with_instalments_partly_supplied_adds_up_to_the_cent() {
        var lines = new LinkedHashMap<String, int[]>();
        lines.put("1", new int[] {3, 3333});
        lines.put("2", new int[] {2, 1001});
        var orderId = shop.place(new Wish(lines, 1000, 1390, 2, "web", null));
        shop.authorise(orderId);
        assertThat(db.fetchCount(TENDER, TENDER.ORDER_ID.eq(orderId))).isEqualTo(2);
        shop.supply(orderId, Map.of("1", 2, "2", 2), true, 1);
        var back = BigDecimal.ZERO;
        for (int i = 0; i < 4; i++) {
            back = back.add(giveBackOne(orderId, i < 2 ? "1" : "2"));
            worth.assertAddsUp(orderId);
        }
        assertThat(back).as("everything, with the shipping").isEqualByComparingTo(worth.taken(orderId));
        assertThat(worth.kept(orderId)).isZero();
        worth.assertNothingOpen(orderId);
    }

    @Test
    void money_set_aside_for_goods_that_left_first_is_set_aside_again_and_let_go_when_the_others_come() {
        var orderId = shop.place(new Wish(Map.of("1", new int[] {1, 8990}), 0, 0, 0, "web", "C-" + UUID.randomUUID()));
        shop.authorise(orderId);
        shop.supply(orderId, Map.of("1", 1), false, 1);
        var asked = goods.ask(
                orderId,
                "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"wrong-size\", \"resolution\": \"exchange\","
                        + " \"exchangeFor\": {\"sku\": \"MUG\"}}], \"exchange\": {\"instant\": true, \"payment\": {\"method\":"
                        + " \"credit-card\", \"token\": \"tok_approved\", \"amount\": \"89.90\"}}}");
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var newOrder = UUID.fromString(asked.body().at("/exchange/orderId").asText());
        shop.authorise(newOrder);
        shop.confirm.confirmOrder(new ConfirmOrder.Input(newOrder));
        var outcome = new FulfilmentOutcome(Ids.next(), "handed-over", List.of(new LineQuantity("1", 1)));
        shop.charge.work(new ChargeFulfilment.Input(newOrder, outcome));
        shop.answer(newOrder);
        assertThat(worth.money(newOrder)).as("nothing is taken yet").isZero();

        var card = db.fetchValue(TENDER.PAYMENT_ID, TENDER.ORDER_ID.eq(newOrder));
        var renewed = renewals.renew(newOrder, card, 1);
        shop.apply(renewed, shop.provider(renewed), Kind.AUTHORISED, null, new BigDecimal("89.90"));
        shop.answer(newOrder);
        goods.bring(orderId, asked, Map.of("1", 1));
        goods.carryOut.work(new CarryOutExchange.Input(
                UUID.fromString(asked.body().path("returnId").asText())));
        var owed = shop.settle.calculateSettlement(new CalculateSettlement.Input(newOrder, List.of(outcome)));
        shop.capture.work(new CapturePayments.Input(newOrder, owed.chargeAmount()));
        shop.answer(newOrder);
        shop.close.closeOrder(new CloseOrder.Input(newOrder, List.of(outcome)));
        assertThat(db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(newOrder).and(PAYMENT_.METHOD.eq("credit-card"))))
                .hasSize(2)
                .allSatisfy(payment -> assertThat(payment.getStatus()).isEqualTo("VOIDED"));
        goods.endExchange(UUID.fromString(asked.body().path("returnId").asText()));
        worth.assertAddsUp(orderId);
        worth.assertNothingOpen(orderId);
    }

    private BigDecimal giveBackOne(UUID orderId, String line) {
        var asked = goods.ask(
                orderId,
                "{\"lines\": [{\"lineId\": \"%s\", \"quantity\": 1, \"reason\": \"changed-mind\"}]}".formatted(line));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        return goods.bring(orderId, asked, Map.of(line, 1));
    }
}
