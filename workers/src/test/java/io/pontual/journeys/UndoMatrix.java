package io.pontual.journeys;

import static io.pontual.journeys.UndoStory.*;
import static java.util.Map.entry;

import io.pontual.processes.model.JobType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * For every task that moves stock, money or capacity, and every step that may come right after it: how an order gets
 * there, and what becomes of it when that step fails for good. What the models say ({@link UndoModel}) and this table are
 * the same set, so a new task needs a row, and a row of a task that is gone has to go.
 */
final class UndoMatrix {
    static final Map<String, Row> ROWS = rows();

    /** Jobs that no story comes to, and why. */
    static final Map<String, String> NOT_SEEN = Map.ofEntries(
            entry(JobType.INVENTORY_BOOK_COUNT, "for no order"),
            entry(JobType.ORDERING_HOLD_ORDER, "before anything is taken"),
            entry(JobType.ORDERING_CHECK_HOLDS, "only looks"),
            entry(JobType.ORDERING_DECIDE_REVIEW, "releases or cancels; cancel-order does the rest"),
            entry(JobType.ORDERING_DECIDE_CHANGE, "only says yes or no"),
            entry(JobType.ORDERING_COMPLETE_CHANGE, "only says that it is done"),
            entry(JobType.ORDERING_STOP_UNPAID_ORDER, "only begins the cancellation; cancel-order does the rest"),
            entry(JobType.ORDERING_DECIDE_CANCELLATION, "only says yes or no; cancel-order does the rest"),
            entry(JobType.ORDERING_REQUEST_REPLACEMENT, "only begins replace-goods; see DeliveryJourneyIT"),
            entry(JobType.PAYMENT_RECORD_RESOLUTION, "for no order"),
            entry(JobType.PICKING_CLOSE_WAVE, "only says what is to be picked"),
            entry(JobType.PICKING_RECORD_WAVE, "only tells the picks, each of which is seen for itself"),
            entry(JobType.PICKING_CLOSE_PICK, "only says what there is for the customer"),
            entry(JobType.CARE_CHECK_APPOINTMENT, "gives an hour back that cannot be kept; see AppointmentIT"),
            entry(JobType.CARE_RECORD_VISIT, "only says how an appointment ended; see AppointmentIT"),
            entry(JobType.PICKING_REFUSE_PICK, "only tells the store what it scanned"),
            entry(JobType.PICKING_RECORD_WRAPS, "only says that a gift is wrapped; see GiftIT"),
            entry(
                    JobType.PICKING_TAKE_SUBSTITUTE,
                    "changes the order; its stock was held before, and goes back with the order's, see SubstitutionIT"),
            entry(JobType.PICKUP_END_VISIT, "only says that nobody waits in front of the store any more"),
            entry(JobType.PICKUP_FREE_COMPARTMENT, "only says that a locker is empty"),
            entry(JobType.PLATFORM_SETTLE_DEAD_LETTERS, "for no order"),
            entry(JobType.SHIPPING_INSTRUCT_CARRIER, "after the order has ended"),
            entry(JobType.SHIPPING_RECORD_REPORT, "after the order has ended; see CourierJourneyIT"),
            entry(JobType.SHIPPING_VALUE_PARCEL, "after the order has ended"),
            entry(JobType.SHIPPING_FILE_CLAIM, "after the order has ended"),
            entry(JobType.INVENTORY_RESTOCK_RETURN, "after the order has ended; see ReturnJourneyIT"),
            entry(JobType.SHIPPING_REQUEST_RETURN_LABEL, "after the order has ended; voided, see ReturnParcelIT"),
            entry(JobType.SHIPPING_VOID_RETURN_LABEL, "is an undo itself, after the order has ended"),
            entry(JobType.RETURNS_ASSESS_DIFFERENCE, "after the order has ended"),
            entry(JobType.RETURNS_RECORD_OBJECTION, "after the order has ended; only reckons"),
            entry(JobType.RETURNS_RECORD_SENT_HOME, "after the order has ended"),
            entry(JobType.RETURNS_RECORD_LABEL, "after the order has ended"),
            entry(JobType.RETURNS_RECORD_SENT, "after the order has ended"),
            entry(JobType.RETURNS_RECORD_ARRIVAL, "after the order has ended"),
            entry(JobType.RETURNS_WRITE_OFF_GOODS, "after the order has ended"),
            entry(JobType.RETURNS_RECORD_UNRETURNED, "after the order has ended"),
            entry(JobType.RETURNS_VALUE_RETURN, "only reckons, after the order has ended"),
            entry(JobType.RETURNS_EXPIRE_RETURN, "after the order has ended"),
            entry(JobType.RETURNS_RECORD_RECEIPT, "after the order has ended"),
            entry(JobType.RETURNS_RECORD_INSPECTION, "after the order has ended"),
            entry(JobType.RETURNS_CLOSE_RETURN, "after the order has ended"),
            entry(JobType.INVENTORY_UNBOOK_RETURN, "is an undo itself, of no order; see BlindReturnIT"),
            entry(JobType.PAYMENT_ISSUE_CREDIT, "of no order; withdrawn, see BlindReturnIT"),
            entry(JobType.PAYMENT_WITHDRAW_CREDIT, "is an undo itself, of no order; see BlindReturnIT"),
            entry(JobType.RETURNS_DECIDE_BLIND_RETURN, "of no order"),
            entry(JobType.RETURNS_GRADE_GOODS, "of no order"),
            entry(JobType.RETURNS_RECORD_CREDIT, "of no order"),
            entry(JobType.RETURNS_RECORD_UNDONE, "of no order"),
            entry(JobType.RETURNS_SETTLE_CLAIM, "begins replace-goods or a refund; see ClaimIT and ReplacementIT"),
            entry(JobType.RETURNS_RECORD_REPAIR, "gives the place of the hour free when it ends; see RepairIT"),
            entry(JobType.RETURNS_CLOSE_CLAIM, "only says that it is done"),
            entry(
                    JobType.RETURNS_CARRY_OUT_EXCHANGE,
                    "pays for an order, whose own undo gives it back; what that leaves goes back, see ExchangeIT"),
            entry(JobType.RETURNS_END_EXCHANGE, "only reckons, after the order of the new goods has ended"),
            entry(JobType.INVENTORY_RESTOCK_PARCEL, "after the order has ended; see DeliveryJourneyIT"));

    private UndoMatrix() {}

    enum Ending {
        /** An operator cancels the order, and everything is as before. */
        CANCELLED,
        /** The process itself gives the order up, and everything is as before. */
        GIVES_UP,
        /**
         * The customer has the goods: cancelling is refused, the operator mends the step, the order ends, and the way
         * back is a refund.
         */
        REFUNDED,
        /** The step cannot come after the task in truth. */
        NEVER
    }

    /** @param why only for NEVER */
    record Row(String task, String step, Ending ending, UndoStory story, String why) {
        String key() {
            return key(task, step);
        }

        static String key(String task, String step) {
            return task + " -> " + step;
        }
    }

    private static Map<String, Row> rows() {
        var rows = new Table();

        rows.task("order-fulfilment/Task_SourceOrder")
                .cancelled("order-fulfilment/Task_ReserveStock", PICKUP)
                .givesUp("order-fulfilment/EndEvent_OutOfStock", OUT_OF_STOCK);
        rows.task("order-fulfilment/Task_ReserveStock")
                .cancelled("collect-payment/Task_AuthorisePayment", PICKUP)
                .never("order-fulfilment/Task_ConfirmOrder", "every order has a tender")
                .never("order-fulfilment/EndEvent_PaymentDeclined", "every order has a tender");
        rows.task("order-fulfilment/Task_CapturePayments")
                .refunded("order-fulfilment/Gateway_CaptureAnswer", CAPTURE_FAILS_ONCE);

        rows.task("change-order/Task_GiveBackExcess")
                .cancelled("change-order/Task_CompleteChange", PIX_PAID_FOR_TOO_MUCH);
        rows.task("change-order/Task_SourceAddedLines")
                .cancelled("change-order/Task_ReserveAddedStock", ADDED)
                .cancelled("change-order/Task_GiveUpChange", ADDED_NOT_TO_BE_HAD);
        rows.task("change-order/Task_ReserveAddedStock")
                .cancelled("collect-payment/Task_AuthorisePayment", ADDED)
                .cancelled("change-order/Task_ApplyChange", SWAPPED)
                .never("change-order/Task_GiveUpChange", "where nothing is due nothing is declined");
        rows.task("change-order/Task_WithdrawPayments")
                .cancelled("change-order/Task_ReleaseAddedStock", ADDED_DECLINED);
        rows.task("change-order/Task_ReleaseAddedStock")
                .cancelled("change-order/Task_WithdrawAddedLines", ADDED_DECLINED);
        rows.task("change-order/Task_WithdrawAddedLines")
                .cancelled("change-order/Task_EndFailedAddition", ADDED_DECLINED);

        rows.task("replace-goods/Task_SourceOrder")
                .cancelled("replace-goods/Task_ReserveStock", REPLACED)
                .givesUp("replace-goods/EndEvent_NothingFound", REPLACEMENT_NOT_TO_BE_HAD);
        rows.task("replace-goods/Task_ReserveStock").cancelled("replace-goods/Task_ConfirmOrder", REPLACED);

        rows.task("grant-appeasement/Task_GiveBackExcess")
                .never("grant-appeasement/EndEvent_ShippingWaived", "nothing comes after it that could fail");

        rows.task("collect-payment/Task_AuthorisePayment")
                .cancelled("collect-payment/Gateway_ProviderAnswer", CARD_ANSWERED_LATE);
        rows.task("collect-payment/Task_IssueNewCode")
                .cancelled("collect-payment/Gateway_ProviderAnswer", PIX_WITH_A_NEW_CODE);
        rows.task("collect-payment/Task_ExpirePayment")
                .givesUp("order-fulfilment/EndEvent_PaymentDeclined", PIX_NOT_PAID)
                .cancelled("change-order/Task_GiveUpChange", ADDED_PIX_NOT_PAID)
                .never("change-order/Task_ApplyChange", "an expired payment is not authorised")
                .never("order-fulfilment/Task_ConfirmOrder", "an expired payment is not authorised");
        rows.task("renew-authorisation/Task_RenewAuthorisation")
                .cancelled("renew-authorisation/Gateway_RenewalAnswer", CARD_RENEWED)
                .never("renew-authorisation/EndEvent_NothingToRenew", "what needs no renewal gets none");
        rows.task("refund-order/Task_RefundPayments").givesUp("refund-order/Catch_RefundMade", PIX_PAID_AND_CANCELLED);

        rows.task("pick-order/Task_ReduceReservation")
                .cancelled("substitute-item/Task_DescribeSubstitute", PICKUP_SUBSTITUTED)
                .never("pick-order/Task_ClosePick", "it is only done when something is proposed");
        rows.task("substitute-item/Task_ReserveSubstitute")
                .cancelled("substitute-item/Task_OfferSubstitute", PICKUP_SUBSTITUTED);
        rows.task("substitute-item/Task_ReleaseSubstitute")
                .cancelled("pick-order/Task_ClosePick", PICKUP_NOT_SUBSTITUTED);

        rows.task("pickup-in-store/Task_CorrectStock")
                .cancelled("supply-lines/Task_SourceAgain", PICKUP_NOT_THERE)
                .cancelled("supply-lines/Task_RecordOutcome", PICKUP_NOT_THERE);
        rows.task("pickup-in-store/Task_ReleaseRejectedStock")
                .cancelled("supply-lines/Task_SourceAgain", PICKUP_REJECTED)
                .cancelled("supply-lines/Task_RecordOutcome", PICKUP_REJECTED);
        rows.task("pickup-in-store/Task_ReduceReservation")
                .cancelled("pickup-in-store/Task_TellCustomerShort", PICKUP_SHORT)
                .cancelled("pickup-in-store/Task_GiveUpPickup", PICKUP_OF_NOTHING);
        rows.task("pickup-in-store/Task_ReserveCompartment")
                .cancelled("pickup-in-store/Task_PutIntoLocker", PICKUP_FOR_LOCKER)
                .never("pickup-in-store/Task_AnnounceReady", "with a compartment the goods are put in first");
        rows.task("pickup-in-store/Task_ReleaseExpiredStock")
                .cancelled("supply-lines/Task_RecordOutcome", PICKUP_NOT_COLLECTED);
        rows.task("pickup-in-store/Task_ReleaseUncollected")
                .refunded("pickup-in-store/Task_ConfirmReservation", PICKUP_OF_PART);
        rows.task("pickup-in-store/Task_ConfirmReservation").refunded("supply-lines/Task_RecordOutcome", PICKUP);

        rows.task("ship-from-store/Task_CorrectStock")
                .cancelled("supply-lines/Task_SourceAgain", SHIP_NOT_THERE)
                .cancelled("supply-lines/Task_RecordOutcome", SHIP_NOT_THERE);
        rows.task("ship-from-store/Task_ReleaseRejectedStock")
                .cancelled("supply-lines/Task_SourceAgain", SHIP_REJECTED)
                .cancelled("supply-lines/Task_RecordOutcome", SHIP_REJECTED);
        rows.task("ship-from-store/Task_ReduceReservation")
                .cancelled("supply-lines/Task_SourceAgain", SHIP_SHORT)
                .cancelled("ship-from-store/Task_PrepareParcel", SHIP_SHORT)
                .cancelled("ship-from-store/Task_GiveUpShipment", SHIP_OF_NOTHING);
        rows.task("ship-from-store/Task_ConfirmReservation").refunded("ship-from-store/Task_TellShipped", SHIP);

        rows.task("home-delivery/Task_ReleaseRefusedStock")
                .cancelled("supply-lines/Task_SourceAgain", WAREHOUSE_REFUSES)
                .cancelled("supply-lines/Task_RecordOutcome", WAREHOUSE_SILENT);
        rows.task("home-delivery/Task_ReduceReservation")
                .cancelled("supply-lines/Task_SourceAgain", WAREHOUSE_SHORT)
                .cancelled("home-delivery/Task_PrepareParcel", WAREHOUSE_SHORT)
                .cancelled("home-delivery/Task_GiveUpShipment", WAREHOUSE_OF_NOTHING);
        rows.task("home-delivery/Task_ConfirmReservation").refunded("home-delivery/Task_TellShipped", WAREHOUSE);

        rows.task("supply-lines/Task_RecordOutcome").refunded("supply-lines/Task_ChargeFulfilment", SHIP);
        rows.task("supply-lines/Task_ChargeFulfilment")
                .refunded("order-fulfilment/Task_CloseToChanges", PICKUP)
                .refunded("change-order/Task_EndAddition", ADDED_AND_SHIPPED)
                .refunded("replace-goods/Task_EndReplacement", REPLACED);
        rows.task("supply-lines/Task_SourceAgain").cancelled("supply-lines/Task_ReserveStock", MOVED);
        rows.task("supply-lines/Task_ReserveStock")
                .cancelled("pickup-in-store/Task_OfferToStore", ANOTHER_STORE_CHOSEN)
                .cancelled("transfer-stock/Task_RequestTransfer", ANOTHER_STORE_WITH_TRANSFER)
                .cancelled("ship-from-store/Task_OfferToNode", SHIP_REJECTED)
                .cancelled("home-delivery/Task_ReleaseToWarehouse", MOVED_TO_WAREHOUSE)
                .cancelled("resolve-shortage/Task_DescribeShortage", PICKUP_REJECTED)
                .never("supply-lines/Task_SourceAgain", "a fulfilment without transfers has lines of its own")
                .never("supply-lines/Task_RecordOutcome", "a fulfilment without transfers has lines of its own")
                .never("order-fulfilment/Task_CloseToChanges", "lines that nobody supplies come as a plan, too")
                .never("change-order/Task_EndAddition", "lines that nobody supplies come as a plan, too")
                .never("replace-goods/Task_EndReplacement", "lines that nobody supplies come as a plan, too");

        rows.task("resolve-shortage/Task_ReserveReceipts")
                .cancelled("resolve-shortage/Task_TellBackordered", BACKORDER);
        rows.task("resolve-shortage/Task_ReleaseWaitingStock")
                .cancelled("resolve-shortage/Task_CancelLines", SHORTAGE_GIVEN_UP);

        rows.task("transfer-stock/Task_BookDispatch")
                .cancelled("transfer-stock/Task_ReceiveTransfer", TRANSFER)
                .cancelled("transfer-stock/Task_AwaitReceipt", TRANSFER_TO_SYSTEM)
                .cancelled("pickup-in-store/Task_OfferToStore", TRANSFER_OF_PART_NOT_SENT)
                .cancelled("supply-lines/Task_SourceAgain", TRANSFER_NOT_SENT)
                .cancelled("supply-lines/Task_RecordOutcome", TRANSFER_NOT_SENT);
        rows.task("transfer-stock/Task_BookReceipt")
                .cancelled("pickup-in-store/Task_OfferToStore", TRANSFER)
                .cancelled("supply-lines/Task_SourceAgain", TRANSFER_NOT_ARRIVED)
                .cancelled("supply-lines/Task_RecordOutcome", TRANSFER_NOT_ARRIVED);

        rows.task("count-stock/Task_BookCount")
                .never("count-stock/EndEvent_StockCounted", "no order is counted: what is there is there")
                .never("count-stock/Task_ResolveShortfall", "no order is counted: what is there is there");

        rows.task("deliver-parcel/Task_RestockParcel")
                .never(
                        "deliver-parcel/Task_ChooseRemedy",
                        "the order has ended, and what came back is there: only the customer is still owed something")
                .never("deliver-parcel/EndEvent_EverythingClaimed", "what came back is there, and nothing is owed");

        rows.task("return-goods/Task_RestockReturn")
                .never(
                        "refund-return/Task_ValueReturn",
                        "the customer gave the goods back, and they are there: only the customer is still owed something");

        rows.task("credit-goods/Task_RestockReturn")
                .never("credit-goods/Task_IssueCredit", "of no order; undone with a withdrawal, see BlindReturnIT");
        rows.task("credit-goods/Task_IssueCredit")
                .never("credit-goods/Task_RecordCredit", "of no order; undone with a withdrawal, see BlindReturnIT");
        rows.task("credit-goods/Task_WithdrawCredit")
                .never(
                        "credit-goods/Task_UnbookReturn",
                        "is an undo itself; an operator settles what was promised meanwhile")
                .never("credit-goods/EndEvent_CreditSpent", "the credit is spent, and stays");
        rows.task("credit-goods/Task_UnbookReturn").never("credit-goods/Task_RecordUndone", "is an undo itself");

        rows.task("exchange-goods/Task_CarryOutExchange")
                .never("exchange-goods/EndEvent_ExchangeGivenUp", "nothing was exchanged, so nothing was paid")
                .never(
                        "exchange-goods/Task_AwaitNewGoods",
                        "what it paid is for an order of its own; cancelled, that gives it back (ExchangeIT)")
                .never("exchange-goods/Task_TellCharged", "what was never sent back is bought, as was agreed");
        return rows.byKey;
    }

    private static final class Table {
        private final Map<String, Row> byKey = new LinkedHashMap<>();

        Task task(String task) {
            return new Task(this, task);
        }

        private void add(Row row) {
            if (byKey.put(row.key(), row) != null) {
                throw new IllegalStateException("Two rows of " + row.key());
            }
        }
    }

    private record Task(Table table, String name) {
        Task cancelled(String step, UndoStory story) {
            return add(step, Ending.CANCELLED, story, null);
        }

        Task givesUp(String step, UndoStory story) {
            return add(step, Ending.GIVES_UP, story, null);
        }

        Task refunded(String step, UndoStory story) {
            return add(step, Ending.REFUNDED, story, null);
        }

        Task never(String step, String why) {
            return add(step, Ending.NEVER, null, why);
        }

        private Task add(String step, Ending ending, UndoStory story, String why) {
            table.add(new Row(name, step, ending, story, why));
            return this;
        }
    }
}
