package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.PICK_LINE;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.SUBSTITUTION;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT_LINE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SOURCING_STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pontual.processes.inventory.ReduceReservation;
import io.pontual.processes.inventory.ReleaseOrderStock;
import io.pontual.processes.inventory.ReleaseUncollected;
import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.CloseOffer;
import io.pontual.processes.picking.ClosePick;
import io.pontual.processes.picking.DescribeSubstitute;
import io.pontual.processes.picking.Gift;
import io.pontual.processes.picking.OfferSubstitute;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.RefuseSubstitute;
import io.pontual.processes.picking.StartPicking;
import io.pontual.processes.picking.TakeSubstitute;
import io.pontual.workers.inventory.ReduceReservationWorker;
import io.pontual.workers.inventory.ReleaseOrderStockWorker;
import io.pontual.workers.inventory.ReleaseUncollectedWorker;
import io.pontual.workers.inventory.ReserveStockWorker;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.SubstituteOffers;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.StockBooks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Another product in the place of one that was not found: stock, order and price, with real neighbours. */
@DatabaseTest
class SubstitutionIT {
    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();
    private final String nodeId = "node-" + UUID.randomUUID();
    private final String shirt = "SHIRT-" + UUID.randomUUID();
    private final String other = "OTHER-" + UUID.randomUUID();
    private final FulfilmentPlan.Item wanted = new FulfilmentPlan.Item("1", shirt, "Camiseta", 3);

    @Autowired
    StartPickingWorker start;

    @Autowired
    RecordPickWorker record;

    @Autowired
    DescribeSubstituteWorker describe;

    @Autowired
    OfferSubstituteWorker offer;

    @Autowired
    CloseOfferWorker close;

    @Autowired
    TakeSubstituteWorker take;

    @Autowired
    RefuseSubstituteWorker refuse;

    @Autowired
    ClosePickWorker closePick;

    @Autowired
    ReserveStockWorker reserve;

    @Autowired
    ReduceReservationWorker reduce;

    @Autowired
    ReleaseUncollectedWorker release;

    @Autowired
    ReleaseOrderStockWorker releaseOrder;

    @Autowired
    SubstituteOffers offers;

    @Autowired
    Orders orders;

    @Autowired
    Supply supply;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @BeforeEach
    void order() {
        new Catalog(db)
                .node(nodeId, "America/Sao_Paulo", "tasklist", true, "pickup")
                .product(shirt, "Camiseta", "fashion")
                .product(other, "Camiseta azul", "fashion")
                .stock(nodeId, shirt, 3)
                .stock(nodeId, other, 2);
        db.insertInto(SALES_ORDER)
                .set(SALES_ORDER.ORDER_ID, orderId)
                .set(SALES_ORDER.EXTERNAL_ID, orderId.toString())
                .set(SALES_ORDER.CHANNEL, "web")
                .set(SALES_ORDER.CURRENCY, "BRL")
                .set(SALES_ORDER.TOTAL_AMOUNT, new BigDecimal("149.70"))
                .set(SALES_ORDER.STATUS, "IN_FULFILMENT")
                .set(SALES_ORDER.METHOD, "pickup")
                .set(SALES_ORDER.NODE_ID, nodeId)
                .set(SALES_ORDER.POLICY_VERSION, "2026-1")
                .set(SALES_ORDER.ACCEPTED_AT, Instant.now())
                .execute();
        db.insertInto(ORDER_LINE)
                .set(ORDER_LINE.ORDER_ID, orderId)
                .set(ORDER_LINE.LINE_ID, "1")
                .set(ORDER_LINE.LINE_NO, 1)
                .set(ORDER_LINE.SKU, shirt)
                .set(ORDER_LINE.DESCRIPTION, "Camiseta")
                .set(ORDER_LINE.QUANTITY, 3)
                .set(ORDER_LINE.UNIT_PRICE, new BigDecimal("49.90"))
                .execute();
        db.insertInto(SOURCING_STEP)
                .set(SOURCING_STEP.ORDER_ID, orderId)
                .set(SOURCING_STEP.STEP_ID, "initial:1")
                .set(SOURCING_STEP.TAKEN_AT, Instant.now())
                .execute();
        db.insertInto(FULFILMENT)
                .set(FULFILMENT.FULFILMENT_ID, fulfilmentId)
                .set(FULFILMENT.ORDER_ID, orderId)
                .set(FULFILMENT.STEP_ID, "initial:1")
                .set(FULFILMENT.NODE_ID, nodeId)
                .set(FULFILMENT.METHOD, "pickup")
                .set(FULFILMENT.PROCESS_ID, "pickup-in-store")
                .set(FULFILMENT.STORE_SYSTEM, "tasklist")
                .set(FULFILMENT.PRODUCT_GROUPS, new String[] {"fashion"})
                .set(FULFILMENT.PLANNED_AT, Instant.now())
                .execute();
        db.insertInto(FULFILMENT_LINE)
                .set(FULFILMENT_LINE.FULFILMENT_ID, fulfilmentId)
                .set(FULFILMENT_LINE.LINE_ID, "1")
                .set(FULFILMENT_LINE.POSITION, 0)
                .set(FULFILMENT_LINE.SKU, shirt)
                .set(FULFILMENT_LINE.DESCRIPTION, "Camiseta")
                .set(FULFILMENT_LINE.QUANTITY, 3)
                .execute();
        hold(wanted);
        start.work(new StartPicking.Input(orderId, fulfilmentId, nodeId, List.of(wanted), "PT4H"));
    }

    @Test
    void a_cheaper_substitute_becomes_a_line_at_its_own_price() {
        costs("29.90");
        var id = proposed(1, 2);

        hold(described(id).substitute());
        offered(id, "take", "take");
        assertThat(taken(id)).isTrue();
        assertThat(taken(id)).as("a job that runs again").isTrue();

        var facts = orders.facts(orderId);
        assertThat(facts.lines())
                .extracting(
                        Orders.Line::lineId,
                        Orders.Line::sku,
                        Orders.Line::quantity,
                        Orders.Line::cancelled,
                        line -> line.unitPrice().toPlainString())
                .containsExactly(tuple("1", shirt, 1, 2, "49.90"), tuple("1-S1", other, 2, 0, "29.90"));
        assertThat(facts.total()).isEqualByComparingTo("109.70");
        assertThat(orders.price(orderId).total()).isEqualByComparingTo("109.70");
        var closed = closePick.work(new ClosePick.Input(orderId, fulfilmentId, List.of(wanted)));
        assertThat(closed.pickResult()).isEqualTo("complete");
        assertThat(closed.picked()).containsExactly(new LineQuantity("1", 1), new LineQuantity("1-S1", 2));
        assertThat(closed.lines()).containsExactly(wanted, new FulfilmentPlan.Item("1-S1", other, "Camiseta azul", 2));
        assertThat(supply.parts(orderId))
                .as("nobody is to find others for what was replaced")
                .extracting(Supply.Part::lineId, Supply.Part::open, Supply.Part::found)
                .containsExactly(tuple("1", 0, 1), tuple("1-S1", 0, 2));
        assertThat(level(shirt)).containsExactly(1, 1);
        assertThat(level(other)).containsExactly(2, 2);
        StockBooks.assertStraight(db, List.of(nodeId));
    }

    @Test
    void a_dearer_substitute_costs_what_was_ordered() {
        costs("59.90");
        var id = proposed(2, 1);
        assertThat(described(id).priceDifference()).as("in percent, rounded up").isEqualTo(21);

        hold(described(id).substitute());
        offered(id, "take", "take");
        taken(id);

        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("149.70");
        assertThat(orders.facts(orderId).lines().getLast().unitPrice()).isEqualByComparingTo("49.90");
    }

    @Test
    void a_substitute_costs_no_more_than_the_share_of_the_discount_left_of_what_was_ordered() {
        costs("59.90");
        db.update(ORDER_LINE)
                .set(ORDER_LINE.DISCOUNT_AMOUNT, new BigDecimal("10.00"))
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .execute();
        db.update(SALES_ORDER)
                .set(SALES_ORDER.TOTAL_AMOUNT, new BigDecimal("139.70"))
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();
        var id = proposed(1, 2);

        hold(described(id).substitute());
        offered(id, "take", "take");
        taken(id);

        // The first unit bears 3.34 of the discount, the other two 3.33 each: 2 x 46.57.
        assertThat(orders.facts(orderId).lines().getLast().unitPrice()).isEqualByComparingTo("46.57");
        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("139.70");
    }

    @Test
    void what_takes_the_place_of_a_gift_is_one() {
        costs("29.90");
        db.update(ORDER_LINE)
                .set(ORDER_LINE.GIFT_WRAP, true)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .execute();
        var id = proposed(1, 2);
        hold(described(id).substitute());
        offered(id, "take", "take");
        taken(id);

        assertThat(closePick
                        .work(new ClosePick.Input(orderId, fulfilmentId, List.of(wanted)))
                        .gifts())
                .containsExactly(
                        new Gift("1", shirt, "Camiseta", 1, false), new Gift("1-S1", other, "Camiseta azul", 2, false));
    }

    @Test
    void what_is_refused_goes_back_to_the_shelf_and_the_line_stays_short() {
        costs("29.90");
        var id = proposed(2, 1);
        hold(described(id).substitute());
        offered(id, "ask-customer", "refuse");

        assertThat(answered(id, false).taken()).isFalse();
        assertThat(close.work(new CloseOffer.Input(orderId, id, null)).accepted())
                .isFalse();
        refused(id);
        refused(id);

        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("149.70");
        assertThat(closePick.work(new ClosePick.Input(orderId, fulfilmentId, List.of(wanted))))
                .isEqualTo(
                        new ClosePick.Output(List.of(new LineQuantity("1", 2)), "short", List.of(wanted), List.of()));
        assertThat(level(shirt)).containsExactly(2, 2);
        assertThat(level(other)).containsExactly(2, 0);
        StockBooks.assertStraight(db, List.of(nodeId));
    }

    @Test
    void of_two_answers_the_first_counts_and_none_after_the_deadline() {
        costs("29.90");
        var id = proposed(2, 1);
        offered(id, "ask-customer", "refuse");
        assertThat(offers.ofOrder(orderId))
                .extracting(SubstituteOffers.Offer::status, SubstituteOffers.Offer::taken)
                .containsExactly(tuple("OPEN", null));

        assertThat(answered(id, true).status()).isEqualTo("ANSWERED");
        assertThat(answered(id, false).taken()).isTrue();
        assertThat(close.work(new CloseOffer.Input(orderId, id, null)).accepted())
                .isTrue();

        db.update(SUBSTITUTION)
                .set(SUBSTITUTION.STATUS, "OFFERED")
                .setNull(SUBSTITUTION.DECIDED_AT)
                .set(SUBSTITUTION.ANSWER_DUE_AT, Instant.EPOCH)
                .where(SUBSTITUTION.SUBSTITUTION_ID.eq(id))
                .execute();
        assertThat(answered(id, true).status()).isEqualTo("OPEN");
        assertThat(close.work(new CloseOffer.Input(orderId, id, null)).accepted())
                .as("the default of the policy")
                .isFalse();
    }

    @Test
    void units_that_the_customer_cancelled_meanwhile_are_not_replaced() {
        costs("29.90");
        var id = proposed(2, 1);
        offered(id, "take", "take");
        transaction.executeWithoutResult(status -> supply.replan(
                orderId, Set.of(), List.of(new Supply.Dropped(fulfilmentId, new LineQuantity("1", 1))), true, "test"));

        assertThat(taken(id)).isFalse();
        assertThat(orders.facts(orderId).lines()).hasSize(1);
    }

    @Test
    void an_order_that_is_cancelled_takes_nothing_and_holds_nothing() {
        costs("29.90");
        var id = proposed(2, 1);
        hold(described(id).substitute());
        offered(id, "take", "take");
        taken(id);

        releaseOrder.work(new ReleaseOrderStock.Input(orderId));

        assertThat(level(shirt)).containsExactly(2, 0);
        assertThat(level(other)).containsExactly(2, 0);
        StockBooks.assertStraight(db, List.of(nodeId));
    }

    @Test
    void a_cancellation_that_came_first_wins() {
        costs("29.90");
        var id = proposed(2, 1);
        offered(id, "take", "take");
        db.update(SALES_ORDER)
                .set(SALES_ORDER.STATUS, "CANCELLING")
                .set(SALES_ORDER.CANCELLATION_REASON, "customer-request")
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();

        assertThat(taken(id)).isFalse();
        assertThat(orders.facts(orderId).lines()).hasSize(1);
    }

    @Test
    void staff_say_why_units_are_missing() {
        record(new PickedLine("1", 2, "damaged", null, null));

        assertThat(db.fetchSingle(PICK_LINE, PICK_LINE.FULFILMENT_ID.eq(fulfilmentId))
                        .getReason())
                .isEqualTo("damaged");
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "2, 0", "2, -1"})
    void nothing_is_proposed_where_nothing_is_missing_or_for_no_units(int found, int units) {
        assertThat(record(new PickedLine("1", found, "not-found", other, units)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void a_blank_sku_or_the_very_same_product_is_no_proposal(String blank) {
        assertThat(record(new PickedLine("1", 2, "lost by the cat", blank, 1), new PickedLine("1", 0, null, shirt, 1)))
                .isEmpty();
        assertThat(db.fetchSingle(PICK_LINE, PICK_LINE.FULFILMENT_ID.eq(fulfilmentId))
                        .getReason())
                .as("words that nobody could act on")
                .isNull();
    }

    @Test
    void more_units_than_are_missing_stand_for_those_that_are_and_a_repeat_is_the_same_proposal() {
        var first = record(new PickedLine("1", 1, null, other, 9));
        var again = record(new PickedLine("1", 1, null, other, 9));

        assertThat(again).isEqualTo(first).hasSize(1);
        assertThat(db.fetchSingle(SUBSTITUTION, SUBSTITUTION.FULFILMENT_ID.eq(fulfilmentId))
                        .getQuantity())
                .isEqualTo(2);
    }

    @Test
    void a_product_that_nobody_knows_or_that_has_no_price_in_reais_has_no_price_difference() {
        assertThat(described(record(new PickedLine("1", 2, null, "UNKNOWN", 1)).getFirst()))
                .extracting(DescribeSubstitute.Output::priceDifference, DescribeSubstitute.Output::sameGroup)
                .containsExactly(null, false);
    }

    @Test
    void the_wish_of_the_customer_is_that_of_the_line() {
        costs("29.90");
        var id = proposed(2, 1);
        assertThat(described(id).wish()).isEqualTo("ask");

        db.update(ORDER_LINE)
                .set(ORDER_LINE.SUBSTITUTION, "never")
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .execute();

        assertThat(described(id).wish()).isEqualTo("never");
    }

    @Test
    void what_cannot_be_read_asks_for_an_operator() {
        costs("29.90");
        var id = proposed(2, 1);
        assertThatThrownBy(() -> offer.work(new OfferSubstitute.Input(orderId, id, "take", "soon", "take")))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("substitution-policy");
        offered(id, "ask-agent", "refuse");
        assertThatThrownBy(() -> close.work(new CloseOffer.Input(orderId, id, "perhaps")))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("perhaps");
        assertThatThrownBy(() -> describe.work(new DescribeSubstitute.Input(orderId, fulfilmentId, UUID.randomUUID())))
                .isInstanceOf(NeedsOperator.class);
        assertThat(close.work(new CloseOffer.Input(orderId, id, "take")).accepted())
                .isTrue();
        assertThat(close.work(new CloseOffer.Input(orderId, id, "refuse")).accepted())
                .as("decided already")
                .isTrue();
    }

    private void costs(String price) {
        db.update(PRODUCT)
                .set(PRODUCT.UNIT_PRICE, new BigDecimal(price))
                .where(PRODUCT.SKU.eq(other))
                .execute();
    }

    /** Staff found so many of three, and propose so many of the other; the books of the missing are mended. */
    private UUID proposed(int found, int units) {
        var ids = record(new PickedLine("1", found, "not-found", other, units));
        reduce.work(new ReduceReservation.Input(fulfilmentId, List.of(new LineQuantity("1", found))));
        assertThat(ids).hasSize(1);
        return ids.getFirst();
    }

    private List<UUID> record(PickedLine... lines) {
        return record.work(new RecordPick.Input(orderId, fulfilmentId, List.of(lines)))
                .substitutions();
    }

    private DescribeSubstitute.Output described(UUID id) {
        return describe.work(new DescribeSubstitute.Input(orderId, fulfilmentId, id));
    }

    private void hold(FulfilmentPlan.Item item) {
        reserve.work(new ReserveStock.Input(
                orderId,
                List.of(new FulfilmentPlan(fulfilmentId, null, nodeId, "tasklist", List.of(), List.of(item))),
                null,
                null));
    }

    private void offered(UUID id, String action, String withoutAnswer) {
        var due = offer.work(new OfferSubstitute.Input(orderId, id, action, "PT2H", withoutAnswer))
                .answerDueAt();
        assertThat(offer.work(new OfferSubstitute.Input(orderId, id, action, "PT9H", withoutAnswer))
                        .answerDueAt())
                .as("a job that runs again")
                .isEqualTo(due);
    }

    private boolean taken(UUID id) {
        return take.work(new TakeSubstitute.Input(orderId, fulfilmentId, id)).taken();
    }

    private void refused(UUID id) {
        var kept = refuse.work(new RefuseSubstitute.Input(orderId, fulfilmentId, id))
                .kept();
        release.work(new ReleaseUncollected.Input(fulfilmentId, kept));
    }

    private SubstituteOffers.Offer answered(UUID id, boolean yes) {
        return transaction.execute(status -> offers.answer(orderId, id, yes));
    }

    private List<Integer> level(String sku) {
        var level = db.fetchSingle(STOCK_LEVEL, STOCK_LEVEL.NODE_ID.eq(nodeId).and(STOCK_LEVEL.SKU.eq(sku)));
        return List.of(level.getOnHand(), level.getReserved());
    }
}
