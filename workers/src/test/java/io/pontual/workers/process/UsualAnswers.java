package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.BookCount;
import io.pontual.processes.inventory.ConfirmReservation;
import io.pontual.processes.inventory.DispatchTransfer;
import io.pontual.processes.inventory.ReceiveTransfer;
import io.pontual.processes.inventory.ReduceReservation;
import io.pontual.processes.inventory.ReleaseOrderStock;
import io.pontual.processes.inventory.ReleaseStock;
import io.pontual.processes.inventory.ReleaseUncollected;
import io.pontual.processes.inventory.RequestTransfer;
import io.pontual.processes.inventory.ReserveReceipts;
import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.inventory.UnbookReturn;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.ApplyChange;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CheckHolds;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.DecideAppeasement;
import io.pontual.processes.ordering.DecideCancellation;
import io.pontual.processes.ordering.DecideChange;
import io.pontual.processes.ordering.DecideReview;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.processes.ordering.EndAddition;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiveUpChange;
import io.pontual.processes.ordering.HoldOrder;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.ordering.RecordCancellation;
import io.pontual.processes.ordering.StopUnpaidOrder;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.ChargeFulfilment;
import io.pontual.processes.payment.ExpirePayment;
import io.pontual.processes.payment.GiveBackExcess;
import io.pontual.processes.payment.IssueCredit;
import io.pontual.processes.payment.IssueNewCode;
import io.pontual.processes.payment.ReleasePayments;
import io.pontual.processes.payment.RenewAuthorisation;
import io.pontual.processes.payment.WithdrawCredit;
import io.pontual.processes.payment.WithdrawPayments;
import io.pontual.processes.picking.CloseOffer;
import io.pontual.processes.picking.ClosePick;
import io.pontual.processes.picking.DescribeSubstitute;
import io.pontual.processes.picking.OfferSubstitute;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.RecordWraps;
import io.pontual.processes.picking.RefusePick;
import io.pontual.processes.picking.RefuseSubstitute;
import io.pontual.processes.picking.StartPicking;
import io.pontual.processes.picking.TakeSubstitute;
import io.pontual.processes.pickup.AnnounceReady;
import io.pontual.processes.pickup.EndVisit;
import io.pontual.processes.pickup.ExpirePickup;
import io.pontual.processes.pickup.FreeCompartment;
import io.pontual.processes.pickup.HandOver;
import io.pontual.processes.pickup.OfferToStore;
import io.pontual.processes.pickup.RecallPickups;
import io.pontual.processes.pickup.RecordStoreAnswer;
import io.pontual.processes.pickup.ReserveCompartment;
import io.pontual.processes.returns.AssessDifference;
import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.processes.returns.CloseClaim;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.DecideBlindReturn;
import io.pontual.processes.returns.EndExchange;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.processes.returns.GradeGoods;
import io.pontual.processes.returns.RecordArrival;
import io.pontual.processes.returns.RecordCredit;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.processes.returns.RecordLabel;
import io.pontual.processes.returns.RecordObjection;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.RecordRepair;
import io.pontual.processes.returns.RecordSent;
import io.pontual.processes.returns.RecordSentHome;
import io.pontual.processes.returns.RecordUndone;
import io.pontual.processes.returns.RecordUnreturned;
import io.pontual.processes.returns.SettleClaim;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.processes.returns.WriteOffGoods;
import io.pontual.processes.shipping.CloseWarehouseOrder;
import io.pontual.processes.shipping.LabelledParcel;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.PrepareParcel;
import io.pontual.processes.shipping.RecallShipments;
import io.pontual.processes.shipping.RecordNodeAnswer;
import io.pontual.processes.shipping.RecordShipment;
import io.pontual.processes.shipping.RegisterParcels;
import io.pontual.processes.shipping.RequestLabels;
import io.pontual.processes.shipping.RequestReturnLabel;
import io.pontual.processes.shipping.VoidReturnLabel;
import io.pontual.processes.sourcing.AskCustomer;
import io.pontual.processes.sourcing.AwaitStock;
import io.pontual.processes.sourcing.CancelLines;
import io.pontual.processes.sourcing.CloseChoice;
import io.pontual.processes.sourcing.DescribeShortage;
import io.pontual.processes.sourcing.RecordOutcome;
import io.pontual.processes.sourcing.SourceAddedLines;
import io.pontual.processes.sourcing.SourceAgain;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.processes.sourcing.WithdrawAddedLines;
import io.pontual.processes.sourcing.WithdrawQuestions;
import io.pontual.workers.platform.engine.BusinessError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What workers answer when a test says nothing else, and what partners send on it: all goes well and at once. */
final class UsualAnswers {
    static final String STORE_WITH_TASKS = "sp-pinheiros";
    static final String STORE_WITH_SYSTEM = "sp-paulista";
    static final String RIGHT_CODE = "246810";
    static final List<FulfilmentPlan.Item> LINES = List.of(
            new FulfilmentPlan.Item("1", "CAM-0101", "Camiseta Algodão P", 2),
            new FulfilmentPlan.Item("2", "CAM-0104", "Camiseta Algodão GG", 1));
    static final List<LineQuantity> ALL = List.of(new LineQuantity("1", 2), new LineQuantity("2", 1));

    static final List<PickedLine> ALL_PICKED = List.of(new PickedLine("1", 2), new PickedLine("2", 1));

    static final FulfilmentPlan.Item SUBSTITUTE = new FulfilmentPlan.Item("1-S1", "CAM-0102", "Camiseta Algodão M", 1);

    static final LabelledParcel LABELLED = new LabelledParcel(UUID.randomUUID(), 1, "andorinha", "AN12345678");

    private UsualAnswers() {}

    static FulfilmentPlan pickupIn(String nodeId, UUID fulfilmentId) {
        var storeSystem = nodeId.equals(STORE_WITH_SYSTEM) ? "jms" : "tasklist";
        return new FulfilmentPlan(
                fulfilmentId, ProcessId.PICKUP_IN_STORE, nodeId, storeSystem, List.of("fashion"), LINES);
    }

    static void give(ProcessBench bench) {
        giveOrdering(bench);
        givePayment(bench);
        giveStock(bench);
        giveStore(bench);
        giveShipping(bench);
        giveReturns(bench);
        bench.accept(NotifyCustomer.Input.class);
    }

    private static void giveOrdering(ProcessBench bench) {
        bench.accept(HoldOrder.Input.class);
        bench.accept(DecideReview.Input.class);
        bench.answer(
                CheckHolds.Input.class,
                job -> new CheckHolds.Output(
                        false,
                        job.fulfilmentId() == null ? job.orderId() : job.fulfilmentId(),
                        bench.in(Duration.ofDays(1))));
        bench.answer(
                SourceOrder.Input.class,
                job -> new SourceOrder.Output(List.of(pickupIn(STORE_WITH_TASKS, UUID.randomUUID())), "pickup", null));
        giveResourcing(bench);
        bench.accept(ConfirmOrder.Input.class);
        bench.answer(CalculateSettlement.Input.class, job -> new CalculateSettlement.Output(new BigDecimal("194.70")));
        bench.answer(CloseOrder.Input.class, job -> {
            var anything = job.fulfilmentOutcomes().stream()
                    .anyMatch(outcome -> !outcome.handedOver().isEmpty());
            return new CloseOrder.Output(anything ? "order-completed" : "order-cancelled");
        });
        bench.accept(BeginCancellation.Input.class);
        bench.accept(RecordCancellation.Input.class);
        bench.answer(
                DecideAppeasement.Input.class,
                job -> new DecideAppeasement.Output(
                        job.approvalDecision().equals("approve"), false, new BigDecimal("15.00"), "appeasement"));
        bench.accept(StopUnpaidOrder.Input.class);
        bench.answer(DecideCancellation.Input.class, job -> new DecideCancellation.Output(true));
        bench.answer(CloseToChanges.Input.class, job -> new CloseToChanges.Output(true));
        bench.answer(DescribeChange.Input.class, job -> change(false, null));
        bench.answer(
                DecideChange.Input.class,
                job -> new DecideChange.Output(job.approvalDecision().equals("approve")));
        bench.accept(CompleteChange.Input.class);
        bench.answer(
                SourceAddedLines.Input.class,
                job -> new SourceAddedLines.Output(List.of(pickupIn(STORE_WITH_TASKS, UUID.randomUUID()))));
        bench.answer(ApplyChange.Input.class, job -> new ApplyChange.Output(true));
        bench.accept(EndAddition.Input.class);
        bench.accept(GiveUpChange.Input.class);
        bench.accept(WithdrawPayments.Input.class);
        bench.accept(WithdrawAddedLines.Input.class);
        bench.accept(GiveBackExcess.Input.class);
    }

    static DescribeChange.Output change(boolean approvalNeeded, String approvalDueAt) {
        return new DescribeChange.Output(
                approvalNeeded,
                "cancel-lines",
                "customer",
                "web",
                1,
                "-59.90",
                "BRL",
                "The marketplace must agree",
                "refuse",
                approvalDueAt,
                false,
                List.of());
    }

    static DescribeChange.Output addition(UUID... paymentIds) {
        return new DescribeChange.Output(
                false,
                "add-lines",
                "customer",
                "web",
                1,
                "59.90",
                "BRL",
                "The order can still be changed",
                "refuse",
                null,
                true,
                List.of(paymentIds));
    }

    /** Nobody else can be found, and whoever is asked does not answer. */
    private static void giveResourcing(ProcessBench bench) {
        bench.answer(SourceAgain.Input.class, job -> new SourceAgain.Output(List.of()));
        bench.answer(
                DescribeShortage.Input.class,
                job -> new DescribeShortage.Output("pickup", "missing", "web", true, null, List.of()));
        bench.answer(
                AskCustomer.Input.class,
                job -> new AskCustomer.Output(UUID.randomUUID(), bench.in(Duration.parse(job.answerWithin()))));
        bench.answer(CloseChoice.Input.class, job -> new CloseChoice.Output("cancel"));
        bench.answer(
                AwaitStock.Input.class,
                job -> new AwaitStock.Output(bench.in(Duration.parse(job.cancelAfter())), LINES, "no stock"));
        bench.accept(ReserveReceipts.Input.class);
        bench.accept(CancelLines.Input.class);
        bench.accept(RecordOutcome.Input.class);
        bench.accept(ChargeFulfilment.Input.class);
        bench.accept(IssueNewCode.Input.class);
        bench.answer(ExpirePayment.Input.class, job -> new ExpirePayment.Output("expired"));
        bench.accept(WithdrawQuestions.Input.class);
    }

    private static void givePayment(ProcessBench bench) {
        bench.react(
                AuthorisePayment.Input.class,
                job -> bench.publish(MessageName.PAYMENT_PAYMENT_AUTHORISED, job.paymentId(), Map.of()));
        bench.answer(RenewAuthorisation.Input.class, job -> new RenewAuthorisation.Output(UUID.randomUUID()));
        bench.react(
                CapturePayments.Input.class,
                job -> bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, job.orderId(), Map.of()));
        bench.react(
                ReleasePayments.Input.class,
                job -> bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, job.orderId(), Map.of()));
    }

    private static void giveStock(ProcessBench bench) {
        bench.answer(RequestTransfer.Input.class, job -> new RequestTransfer.Output(bench.in(Duration.ofHours(4))));
        bench.answer(
                DispatchTransfer.Input.class,
                job -> new DispatchTransfer.Output(List.of(), true, bench.in(Duration.ofHours(48))));
        bench.answer(ReceiveTransfer.Input.class, job -> new ReceiveTransfer.Output(List.of()));
        bench.answer(BookCount.Input.class, job -> new BookCount.Output(0, List.of(), bench.in(Duration.ofHours(4))));
        bench.accept(ReserveStock.Input.class);
        bench.accept(ReduceReservation.Input.class);
        bench.accept(ConfirmReservation.Input.class);
        bench.accept(ReleaseUncollected.Input.class);
        bench.accept(ReleaseStock.Input.class);
        bench.accept(ReleaseOrderStock.Input.class);
    }

    private static void giveStore(ProcessBench bench) {
        bench.answer(
                OfferToStore.Input.class, job -> new OfferToStore.Output(bench.in(Duration.parse(job.answerWithin()))));
        bench.accept(RecordStoreAnswer.Input.class);
        bench.answer(
                StartPicking.Input.class, job -> StartPicking.Output.begun(bench.in(Duration.parse(job.pickWithin()))));
        bench.answer(
                RecordPick.Input.class,
                job -> new RecordPick.Output(
                        job.picked().stream().map(PickedLine::found).toList(),
                        pickResult(bench, job),
                        List.of(),
                        List.of()));
        bench.accept(RefusePick.Input.class);
        bench.accept(RecordWraps.Input.class);
        bench.answer(ClosePick.Input.class, job -> new ClosePick.Output(ALL, "complete", job.lines(), List.of()));
        bench.answer(
                DescribeSubstitute.Input.class,
                job -> new DescribeSubstitute.Output("allowed", "web", "fashion", true, 0, SUBSTITUTE));
        bench.answer(
                OfferSubstitute.Input.class,
                job -> new OfferSubstitute.Output(bench.in(Duration.parse(job.answerWithin()))));
        bench.answer(CloseOffer.Input.class, job -> new CloseOffer.Output(true));
        bench.answer(TakeSubstitute.Input.class, job -> new TakeSubstitute.Output(true));
        bench.answer(RefuseSubstitute.Input.class, job -> new RefuseSubstitute.Output(ALL));
        bench.answer(
                AnnounceReady.Input.class,
                job -> new AnnounceReady.Output(
                        bench.in(Duration.parse(job.holdPeriod())), bench.in(Duration.parse(job.remindAfter()))));
        bench.answer(HandOver.Input.class, job -> {
            if (!RIGHT_CODE.equals(job.collectionCode())) {
                throw new BusinessError(ErrorCode.PICKUP_WRONG_CODE, "Not the code of this pickup");
            }
            return new HandOver.Output(ALL);
        });
        bench.answer(ExpirePickup.Input.class, job -> expired(bench, job));
        bench.accept(EndVisit.Input.class);
        bench.answer(ReserveCompartment.Input.class, job -> new ReserveCompartment.Output(null, null));
        bench.accept(FreeCompartment.Input.class);
        bench.accept(RecallPickups.Input.class);
    }

    static ExpirePickup.Output expired(ProcessBench bench, ExpirePickup.Input job) {
        var now = bench.in(Duration.ZERO);
        return new ExpirePickup.Output(List.of(), true, now, now, job.fulfilmentId());
    }

    private static void giveShipping(ProcessBench bench) {
        bench.answer(
                OfferToNode.Input.class, job -> new OfferToNode.Output(bench.in(Duration.parse(job.answerWithin()))));
        bench.accept(RecordNodeAnswer.Input.class);
        bench.answer(PrepareParcel.Input.class, job -> new PrepareParcel.Output(job.dueAt()));
        bench.accept(RegisterParcels.Input.class);
        bench.react(RequestLabels.Input.class, job -> labelsSettle(bench, job.fulfilmentId(), true));
        bench.answer(RecordShipment.Input.class, job -> new RecordShipment.Output(ALL));
        bench.accept(RecallShipments.Input.class);
        bench.answer(
                CloseWarehouseOrder.Input.class,
                job -> new CloseWarehouseOrder.Output(List.of(), "refused", "no answer"));
    }

    /** Everything that comes is as new, and nothing goes back. */
    private static void giveReturns(ProcessBench bench) {
        bench.answer(
                ValueReturn.Input.class,
                job -> new ValueReturn.Output(new BigDecimal("0.00"), "return:" + job.returnId() + ":0"));
        bench.answer(ExpireReturn.Input.class, job -> ExpireReturn.Output.expired());
        bench.accept(RequestReturnLabel.Input.class);
        bench.accept(VoidReturnLabel.Input.class);
        bench.answer(RecordLabel.Input.class, job -> new RecordLabel.Output(job.labelMade() ? "drop-off" : "store"));
        bench.answer(RecordSent.Input.class, job -> new RecordSent.Output("P14D", bench.in(Duration.ofDays(17))));
        bench.answer(RecordArrival.Input.class, job -> new RecordArrival.Output(true));
        bench.accept(WriteOffGoods.Input.class);
        bench.answer(RecordUnreturned.Input.class, job -> new RecordUnreturned.Output(false, null, null));
        bench.answer(
                RecordReceipt.Input.class,
                job -> new RecordReceipt.Output(
                        job.received(),
                        job.received().stream()
                                .mapToInt(RecordReceipt.Received::quantity)
                                .sum(),
                        bench.in(Duration.ofHours(24)),
                        LINES,
                        List.of(),
                        false));
        bench.answer(
                RecordInspection.Input.class,
                job -> new RecordInspection.Output(
                        List.of(new RestockReturn.Item("1", "CAM-0101", 2, "restock")), false));
        bench.answer(
                AssessDifference.Input.class,
                job -> new AssessDifference.Output(true, bench.in(Duration.ofDays(7)), "1 x Mug: fewer", false));
        bench.answer(RecordObjection.Input.class, job -> new RecordObjection.Output(false, false));
        bench.accept(RecordSentHome.Input.class);
        bench.accept(RestockReturn.Input.class);
        bench.accept(CloseReturn.Input.class);
        bench.answer(
                SettleClaim.Input.class,
                job -> new SettleClaim.Output(job.claimDecision(), null, null, null, new BigDecimal("59.90"), "BRL"));
        bench.accept(CloseClaim.Input.class);
        bench.answer(RecordRepair.Input.class, job -> new RecordRepair.Output(bench.in(Duration.ofDays(10))));
        bench.answer(
                DecideBlindReturn.Input.class,
                job -> new DecideBlindReturn.Output("approve".equals(job.approvalDecision())));
        bench.answer(
                GradeGoods.Input.class,
                job -> new GradeGoods.Output(
                        List.of(new RestockReturn.Item("1", "CAM-0101", 2, "restock")), new BigDecimal("59.90")));
        bench.answer(IssueCredit.Input.class, job -> new IssueCredit.Output(UUID.randomUUID()));
        bench.answer(RecordCredit.Input.class, job -> new RecordCredit.Output(bench.in(Duration.ofHours(24))));
        bench.answer(WithdrawCredit.Input.class, job -> new WithdrawCredit.Output(true));
        bench.accept(UnbookReturn.Input.class);
        bench.accept(RecordUndone.Input.class);
        bench.answer(CarryOutExchange.Input.class, job -> new CarryOutExchange.Output("exchanged"));
        bench.answer(EndExchange.Input.class, job -> new EndExchange.Output(true, new BigDecimal("0.00")));
    }

    static void labelsSettle(ProcessBench bench, UUID fulfilmentId, boolean made) {
        var variables = new HashMap<String, Object>();
        variables.put("labelsMade", made);
        variables.put("labelProblem", made ? null : "Parcel 1: nobody carries it there");
        variables.put("labelled", made ? List.of(LABELLED) : List.of());
        bench.publish(MessageName.SHIPPING_LABELS_SETTLED, fulfilmentId, variables);
    }

    private static String pickResult(ProcessBench bench, RecordPick.Input job) {
        var askedFor = bench.asked(StartPicking.Input.class).stream()
                .filter(list -> Objects.equals(list.fulfilmentId(), job.fulfilmentId()))
                .flatMap(list -> list.lines().stream())
                .mapToInt(FulfilmentPlan.Item::quantity)
                .sum();
        var found = job.picked().stream().mapToInt(PickedLine::quantity).sum();
        assertThat(found).as("units picked").isLessThanOrEqualTo(askedFor);
        return found == askedFor ? "complete" : found == 0 ? "nothing" : "short";
    }
}
