package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.PICK;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.PICK_LINE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pontual.processes.inventory.ReserveReceipts;
import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.sourcing.AskCustomer;
import io.pontual.processes.sourcing.AwaitStock;
import io.pontual.processes.sourcing.CancelLines;
import io.pontual.processes.sourcing.CloseChoice;
import io.pontual.processes.sourcing.DescribeShortage;
import io.pontual.processes.sourcing.SourceAgain;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.processes.sourcing.WithdrawQuestions;
import io.pontual.workers.inventory.Deliveries;
import io.pontual.workers.inventory.ReserveReceiptsWorker;
import io.pontual.workers.inventory.ReserveStockWorker;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Choices;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Lines that their node cannot supply: who is asked next, what the customer decides, and what waits. */
@DatabaseTest
@Import({FakeOrders.class, SentMessages.class})
class ResourcingIT {
    private final UUID orderId = UUID.randomUUID();
    private final String own = UUID.randomUUID().toString().substring(24);
    private final String first = "a-" + own;
    private final String second = "b-" + own;
    private final String shirt = "shirt-" + own;
    private final String mug = "mug-" + own;

    @Autowired
    SourceOrderWorker source;

    @Autowired
    SourceAgainWorker again;

    @Autowired
    DescribeShortageWorker describe;

    @Autowired
    AskCustomerWorker ask;

    @Autowired
    CloseChoiceWorker close;

    @Autowired
    AwaitStockWorker await;

    @Autowired
    CancelLinesWorker cancel;

    @Autowired
    WithdrawQuestionsWorker withdraw;

    @Autowired
    ReserveReceiptsWorker receipts;

    @Autowired
    ReserveStockWorker reserve;

    @Autowired
    ApplicationContext context;

    @Autowired
    StockWatch watch;

    @Autowired
    Choices choices;

    @Autowired
    FakeOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    // --- A node rejects, or does not find

    @Test
    void what_a_node_rejected_another_supplies_and_the_step_may_run_twice() {
        stock(first, 10, 10).stock(second, shirt, 10).stock(second, mug, 10);
        var rejected = sourced("ship").getFirst();
        assertThat(rejected.nodeId()).isEqualTo(first);

        var next = again(rejected, "missing", 1);

        assertThat(next).singleElement().satisfies(plan -> {
            assertThat(plan.nodeId()).isEqualTo(second);
            assertThat(plan.lines()).isEqualTo(rejected.lines());
        });
        assertThat(again(rejected, "missing", 1)).isEqualTo(next);
    }

    @Test
    void only_what_was_not_found_is_sourced_again_and_not_where_it_was_missing() {
        stock(first, 10, 10).stock(second, shirt, 10);
        var plan = sourced("ship").getFirst();
        found(plan, 1, 1);

        assertThat(again(plan, "missing", 1)).singleElement().satisfies(rest -> {
            assertThat(rest.nodeId()).isEqualTo(second);
            assertThat(rest.lines()).containsExactly(new FulfilmentPlan.Item("1", shirt, "as ordered", 1));
        });
    }

    @Test
    void two_workers_at_the_same_step_plan_once() throws Exception {
        stock(first, 10, 10).stock(second, shirt, 10).stock(second, mug, 10);
        var rejected = sourced("ship").getFirst();

        try (var pool = Executors.newFixedThreadPool(6)) {
            var plans = new ArrayList<List<FulfilmentPlan>>();
            for (var future : pool.invokeAll(IntStream.range(0, 6)
                    .<Callable<List<FulfilmentPlan>>>mapToObj(i -> () -> again(rejected, "missing", 1))
                    .toList())) {
                plans.add(future.get());
            }
            assertThat(plans).allMatch(plan -> plan.size() == 1);
            assertThat(plans.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void an_attempt_that_others_spoilt_gives_way_and_after_three_the_lines_wait() {
        stock(first, 10, 10).stock(second, shirt, 10).stock(second, mug, 10);
        var rejected = sourced("ship").getFirst();
        var one = again(rejected, "missing", 1).getFirst();

        var two = again(rejected, "missing", 2).getFirst();
        assertThat(two.fulfilmentId()).isNotEqualTo(one.fulfilmentId());
        assertThat(two.lines()).isEqualTo(rejected.lines());
        again(rejected, "missing", 3);
        var four = again(rejected, "missing", 4);

        assertThat(four).singleElement().satisfies(plan -> {
            assertThat(plan.nodeId()).isNull();
            assertThat(plan.lines()).isEqualTo(rejected.lines());
        });
    }

    @Test
    void what_nobody_else_has_comes_without_a_node() {
        stock(first, 10, 10);
        var rejected = sourced("ship").getFirst();

        var nobody = again(rejected, "missing", 1).getFirst();

        assertThat(nobody.nodeId()).isNull();
        assertThat(describe.work(new DescribeShortage.Input(orderId, nobody.fulfilmentId())))
                .isEqualTo(new DescribeShortage.Output("ship", "missing", "web", false, null, List.of()));
    }

    @Test
    void once_a_cancellation_has_begun_nothing_is_sourced() {
        stock(first, 10, 10).stock(second, shirt, 10).stock(second, mug, 10);
        var rejected = sourced("ship").getFirst();
        orders.close(orderId);

        assertThat(again(rejected, "missing", 1)).isEmpty();
    }

    @Test
    void a_fulfilment_that_does_not_exist_is_the_operators() {
        stock(first, 10, 10);
        sourced("ship");
        assertThatThrownBy(() -> again.work(new SourceAgain.Input(orderId, UUID.randomUUID(), "missing", 1, null)))
                .isInstanceOf(NeedsOperator.class);
    }

    // --- The customer is asked

    @Test
    void a_pickup_is_never_moved_silently_but_asked_about_with_near_stores_first() {
        var nobody = rejectedPickup();

        assertThat(nobody.nodeId()).isNull();
        var asked = ask(nobody);
        assertThat(ask(nobody)).as("asked once").isEqualTo(asked);
        assertThat(choices.ofShortage(nobody.fulfilmentId())).hasValueSatisfying(choice -> {
            assertThat(choice.status()).isEqualTo("OPEN");
            assertThat(choice.options())
                    .extracting(Choices.Option::optionId)
                    .containsExactly("store:" + second, "ship", "cancel");
            assertThat(choice.defaultOption()).isEqualTo("cancel");
            assertThat(choice.lines()).isEqualTo(nobody.lines());
        });
    }

    @Test
    void another_store_that_the_customer_chose_supplies_the_lines() {
        var nobody = rejectedPickup();
        var choiceId = ask(nobody).choiceId();

        answer(choiceId, "store:" + second);
        answer(choiceId, "store:" + second);

        assertThat(sent.of(choiceId, MessageName.SOURCING_CUSTOMER_CHOSE)).hasSize(1);
        assertThat(close.work(new CloseChoice.Input(orderId, choiceId)).chosen())
                .isEqualTo("store");
        assertThat(again(nobody, "customer-choice", 1)).singleElement().satisfies(plan -> {
            assertThat(plan.nodeId()).isEqualTo(second);
            assertThat(plan.processId()).isEqualTo("pickup-in-store");
        });
    }

    @Test
    void lines_that_the_customer_wants_sent_are_sent() {
        var nobody = rejectedPickup();
        var choiceId = ask(nobody).choiceId();
        answer(choiceId, "ship");
        close.work(new CloseChoice.Input(orderId, choiceId));

        assertThat(again(nobody, "customer-choice", 1))
                .extracting(FulfilmentPlan::processId)
                .containsExactly("ship-from-store");
    }

    @Test
    void the_first_answer_holds_and_none_after_the_deadline() {
        var nobody = rejectedPickup();
        var choiceId = ask(nobody).choiceId();
        answer(choiceId, "ship");
        assertThat(answer(choiceId, "cancel").chosenOption()).isEqualTo("ship");

        assertThat(close.work(new CloseChoice.Input(orderId, choiceId)).chosen())
                .isEqualTo("ship");
        assertThatThrownBy(() -> answer(choiceId, "store:elsewhere")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void when_the_deadline_passes_the_default_holds_and_a_late_answer_does_not() {
        var nobody = rejectedPickup();
        var choiceId = ask(nobody).choiceId();

        assertThat(close.work(new CloseChoice.Input(orderId, choiceId)).chosen())
                .isEqualTo("cancel");
        assertThat(close.work(new CloseChoice.Input(orderId, choiceId)).chosen())
                .isEqualTo("cancel");

        var late = answer(choiceId, "ship");
        assertThat(late.status()).isEqualTo("DEFAULTED");
        assertThat(late.chosenOption()).isEqualTo("cancel");
        assertThat(sent.of(choiceId)).isEmpty();
    }

    @Test
    void a_cancelled_order_asks_nothing_any_more() {
        var nobody = rejectedPickup();
        var choiceId = ask(nobody).choiceId();
        withdraw.work(new WithdrawQuestions.Input(orderId));
        withdraw.work(new WithdrawQuestions.Input(orderId));

        assertThat(answer(choiceId, "ship").status()).isEqualTo("WITHDRAWN");
        assertThat(close.work(new CloseChoice.Input(orderId, choiceId)).chosen())
                .isEqualTo("cancel");
    }

    // --- Lines wait

    @Test
    void lines_wait_until_stock_arrives_and_are_woken_once_for_it() {
        var nobody = waiting();
        watch.look();
        assertThat(woken(nobody)).isZero();

        new Catalog(db).stock(first, shirt, 1);
        watch.look();
        watch.look();

        assertThat(woken(nobody)).isOne();
    }

    @Test
    void stock_that_is_not_enough_does_not_keep_the_lines_busy() {
        var nobody = waiting();
        new Catalog(db).stock(first, shirt, 1);
        watch.look();
        var plans = again(nobody, "stock-arrived", 1);
        assertThat(plans).extracting(FulfilmentPlan::nodeId).containsExactly(first, null);
        assertThat(plans.getLast().lines())
                .containsExactlyInAnyOrder(
                        new FulfilmentPlan.Item("1", shirt, "as ordered", 1),
                        new FulfilmentPlan.Item("2", mug, "as ordered", 1));
        var still = plans.getLast();
        await(still);
        watch.look();
        watch.look();
        assertThat(woken(still)).isZero();

        new Catalog(db).stock(first, shirt, 3).stock(first, mug, 1);
        watch.look();

        assertThat(woken(still)).isOne();
        assertThat(again(still, "stock-arrived", 1))
                .extracting(FulfilmentPlan::nodeId)
                .containsExactly(first);
    }

    @Test
    void lines_go_on_waiting_until_the_same_date() {
        var nobody = waiting();
        var until = await(nobody).waitsUntil();
        var still = again(nobody, "stock-arrived", 1).getFirst();

        assertThat(await.work(new AwaitStock.Input(orderId, still.fulfilmentId(), "P30D"))
                        .waitsUntil())
                .isEqualTo(until);
    }

    @Test
    void an_operator_names_the_node() {
        var nobody = waiting();
        stock(first, 10, 10).stock(second, shirt, 10).stock(second, mug, 10);

        assertThat(again.work(new SourceAgain.Input(orderId, nobody.fulfilmentId(), "operator", 1, second))
                        .furtherFulfilments())
                .extracting(FulfilmentPlan::nodeId)
                .containsExactly(second);
    }

    @Test
    void lines_that_are_given_up_are_not_woken() {
        var nobody = waiting();
        cancel.work(new CancelLines.Input(orderId, nobody.fulfilmentId()));
        cancel.work(new CancelLines.Input(orderId, nobody.fulfilmentId()));
        new Catalog(db).stock(first, shirt, 5);
        watch.look();

        assertThat(woken(nobody)).isZero();
        assertThat(sent.story(orderId)).containsOnlyOnce("LINES_CANCELLED");
    }

    @Test
    void lines_wait_for_a_day_with_a_place_and_are_woken_once_for_each_that_is_given_back() {
        stock(first, 10, 10);
        full(first, 1_000_000);
        var nobody = sourced("ship").getFirst();
        assertThat(nobody.nodeId()).isNull();
        assertThat(await(nobody).waitingReasons()).isEqualTo("no node has capacity left");
        watch.look();
        assertThat(woken(nobody)).isZero();

        full(first, 0);
        watch.look();
        watch.look();

        assertThat(woken(nobody)).isOne();
        assertThat(again(nobody, "stock-arrived", 1))
                .extracting(FulfilmentPlan::nodeId)
                .containsExactly(first);
    }

    /** Whatever day it is today: the next three weeks. */
    private void full(String nodeId, int used) {
        for (int ahead = 0; ahead <= 21; ahead++) {
            db.insertInto(CAPACITY_SLOT)
                    .set(CAPACITY_SLOT.NODE_ID, nodeId)
                    .set(CAPACITY_SLOT.METHOD, "ship")
                    .set(CAPACITY_SLOT.SLOT_DATE, LocalDate.now(ZoneOffset.UTC).plusDays(ahead - 1))
                    .set(CAPACITY_SLOT.USED, used)
                    .onDuplicateKeyUpdate()
                    .set(CAPACITY_SLOT.USED, used)
                    .execute();
        }
    }

    // --- Goods are expected

    @Test
    void goods_that_come_soonest_cover_each_line_from_one_node() {
        var nobody = waiting();
        expect(second, shirt, 1, 3);
        expect(first, shirt, 1, 4);
        expect(second, shirt, 5, 9);
        assertThat(describe(nobody).expectedInDays()).as("the mug").isNull();
        var mugs = expect(first, mug, 4, 6);

        var described = describe(nobody);

        assertThat(described.expectedInDays()).isEqualTo(9);
        assertThat(described.expectedUnits())
                .extracting(ReserveReceipts.Units::lineId, ReserveReceipts.Units::quantity)
                .containsExactly(tuple("1", 1), tuple("1", 1), tuple("2", 1));
        assertThat(described.expectedUnits().getLast().receiptId()).isEqualTo(mugs);
    }

    @Test
    void goods_of_a_node_that_failed_for_the_order_are_not_counted_on() {
        stock(first, 10, 10);
        var nobody = again(sourced("ship").getFirst(), "missing", 1).getFirst();
        expect(first, shirt, 9, 2);
        expect(first, mug, 9, 2);
        assertThat(describe(nobody).expectedInDays()).isNull();

        expect(second, shirt, 9, 2);
        expect(second, mug, 9, 2);
        assertThat(describe(nobody).expectedInDays()).isEqualTo(2);
    }

    @Test
    void lines_wait_for_promised_goods_and_are_woken_when_the_date_moves() {
        var nobody = backordered();
        assertThat(await.work(new AwaitStock.Input(orderId, nobody.fulfilmentId(), "P3D"))
                        .waitingReasons())
                .contains("no stock", "expected at " + first + " by PO-" + shirt);
        watch.look();
        assertThat(woken(nobody)).isZero();

        db.update(EXPECTED_RECEIPT)
                .set(EXPECTED_RECEIPT.EXPECTED_AT, EXPECTED_RECEIPT.EXPECTED_AT.plus(3))
                .where(EXPECTED_RECEIPT.SKU.eq(mug))
                .execute();
        watch.look();
        watch.look();

        assertThat(woken(nobody)).isOne();
        var still = again(nobody, "stock-arrived", 1).getFirst();
        reserve.work(new ReserveStock.Input(orderId, List.of(), null, nobody.fulfilmentId()));
        assertThat(describe(still).expectedInDays()).isEqualTo(9);
        assertThat(sent.story(orderId)).contains("LINES_BACKORDERED");
    }

    @Test
    void goods_that_have_come_are_sourced_from_where_they_are_held() {
        var nobody = backordered();
        Deliveries.count(context, first, shirt, 2);
        Deliveries.count(context, first, mug, 1);
        watch.look();

        assertThat(woken(nobody)).isOne();
        assertThat(again(nobody, "stock-arrived", 1)).singleElement().satisfies(plan -> {
            assertThat(plan.nodeId()).isEqualTo(first);
            reserve.work(new ReserveStock.Input(orderId, List.of(plan), null, nobody.fulfilmentId()));
            assertThat(plan.lines()).isEqualTo(nobody.lines());
        });
    }

    // ---

    private FulfilmentPlan backordered() {
        var nobody = sourcedNowhere();
        expect(first, shirt, 2, 6);
        expect(first, mug, 1, 6);
        receipts.work(new ReserveReceipts.Input(
                orderId, nobody.fulfilmentId(), describe(nobody).expectedUnits()));
        await(nobody);
        return nobody;
    }

    private DescribeShortage.Output describe(FulfilmentPlan shortage) {
        return describe.work(new DescribeShortage.Input(orderId, shortage.fulfilmentId()));
    }

    /** @param inDays within the hour before so many days are over */
    private UUID expect(String nodeId, String sku, int units, int inDays) {
        return db.insertInto(EXPECTED_RECEIPT)
                .set(EXPECTED_RECEIPT.RECEIPT_ID, UUID.randomUUID())
                .set(EXPECTED_RECEIPT.NODE_ID, nodeId)
                .set(EXPECTED_RECEIPT.SKU, sku)
                .set(EXPECTED_RECEIPT.REFERENCE, "PO-" + sku + "-" + inDays)
                .set(EXPECTED_RECEIPT.QUANTITY, units)
                .set(
                        EXPECTED_RECEIPT.EXPECTED_AT,
                        Instant.now().plus(Duration.ofDays(inDays).minusHours(1)))
                .set(EXPECTED_RECEIPT.CREATED_AT, Instant.now())
                .set(EXPECTED_RECEIPT.UPDATED_AT, Instant.now())
                .returning(EXPECTED_RECEIPT.RECEIPT_ID)
                .fetchSingle(EXPECTED_RECEIPT.RECEIPT_ID);
    }

    private FulfilmentPlan sourcedNowhere() {
        stock(first, 0, 0);
        return sourced("ship").getFirst();
    }

    private FulfilmentPlan rejectedPickup() {
        stock(first, 10, 10).stock(second, shirt, 10).stock(second, mug, 10);
        return again(sourced("pickup").getFirst(), "missing", 1).getFirst();
    }

    private FulfilmentPlan waiting() {
        var nobody = sourcedNowhere();
        assertThat(nobody.nodeId()).isNull();
        await(nobody);
        return nobody;
    }

    private long woken(FulfilmentPlan shortage) {
        return sent.of(shortage.fulfilmentId(), MessageName.SOURCING_STOCK_ARRIVED)
                .size();
    }

    private AwaitStock.Output await(FulfilmentPlan shortage) {
        return await.work(new AwaitStock.Input(orderId, shortage.fulfilmentId(), "P7D"));
    }

    private AskCustomer.Output ask(FulfilmentPlan shortage) {
        return ask.work(new AskCustomer.Input(orderId, shortage.fulfilmentId(), "PT24H", "cancel"));
    }

    private Choices.Choice answer(UUID choiceId, String option) {
        return transaction.execute(status -> choices.answer(orderId, choiceId, option));
    }

    private List<FulfilmentPlan> again(FulfilmentPlan from, String cause, int attempt) {
        return again.work(new SourceAgain.Input(orderId, from.fulfilmentId(), cause, attempt, null))
                .furtherFulfilments();
    }

    private List<FulfilmentPlan> sourced(String method) {
        var ships = method.equals("ship");
        orders.add(new Orders.OrderFacts(
                orderId,
                "X-1",
                "web",
                "BRL",
                BigDecimal.TEN,
                "ACCEPTED",
                null,
                method,
                ships ? null : first,
                ships ? "standard" : null,
                new Orders.Destination("50000000", "Recife", "PE"),
                List.of(
                        new Orders.Line("1", shirt, "as ordered", 2, BigDecimal.TEN, 0),
                        new Orders.Line("2", mug, "as ordered", 1, BigDecimal.TEN, 0))));
        return source.work(new SourceOrder.Input(orderId, 1)).fulfilments();
    }

    private Catalog stock(String nodeId, int shirts, int mugs) {
        return new Catalog(db)
                .node(first, "America/Recife", "tasklist", true, "pickup", "ship")
                .node(second, "America/Recife", "tasklist", true, "pickup", "ship")
                .product(shirt, "as ordered", "apparel")
                .product(mug, "as ordered", "home")
                .stock(nodeId, shirt, shirts)
                .stock(nodeId, mug, mugs);
    }

    private void found(FulfilmentPlan plan, int shirts, int mugs) {
        db.insertInto(PICK)
                .set(PICK.FULFILMENT_ID, plan.fulfilmentId())
                .set(PICK.ORDER_ID, orderId)
                .set(PICK.NODE_ID, plan.nodeId())
                .set(PICK.STATUS, "SHORT")
                .set(PICK.DUE_AT, Instant.EPOCH)
                .set(PICK.STARTED_AT, Instant.EPOCH)
                .set(PICK.PICKED_AT, Instant.EPOCH)
                .execute();
        for (var line : plan.lines()) {
            db.insertInto(PICK_LINE)
                    .set(PICK_LINE.FULFILMENT_ID, plan.fulfilmentId())
                    .set(PICK_LINE.LINE_ID, line.lineId())
                    .set(PICK_LINE.POSITION, Integer.parseInt(line.lineId()))
                    .set(PICK_LINE.SKU, line.sku())
                    .set(PICK_LINE.REQUESTED, line.quantity())
                    .set(PICK_LINE.PICKED, line.lineId().equals("1") ? shirts : mugs)
                    .execute();
        }
    }
}
