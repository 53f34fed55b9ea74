package io.pontual.workers.returns.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the customer is told of a return. Only for telling the customer: it holds the code. */
public interface ReturnNotices {
    /** @param id of the return, or of its way back as it is chosen now; empty when there is none */
    Optional<Notice> of(UUID id);

    /** What of the return differs, while the customer may object; empty otherwise. */
    Optional<Difference> difference(UUID returnId);

    /** @param homeCarrier of goods that went home; null when they were fetched, or did not go, like the code */
    record Difference(
            List<Finding> findings,
            Instant objectBy,
            String url,
            boolean sentHome,
            String homeCarrier,
            String homeTrackingCode) {
        /** Leaves the address out: who knows it may object. */
        @Override
        public String toString() {
            return "Difference[objectBy=" + objectBy + "]";
        }
    }

    /** @param what {@code wrong-item}, {@code fewer}, {@code used}, {@code damaged} or {@code unusable} @param keptBack percent */
    record Finding(String description, int quantity, String what, int keptBack) {}

    /** Empty when nothing is exchanged for it. */
    Optional<ExchangeNotice> exchange(UUID returnId);

    /** Empty when there is no such repair. */
    Optional<RepairNotice> repair(UUID repairId);

    /** @param at when it is to be brought; for a repair without an appointment, until when */
    record RepairNotice(String nodeId, Instant at, NewGoods item) {}

    /** Empty as long as a claim is not decided. */
    Optional<ClaimNotice> claim(UUID claimId);

    /** @param outcome {@code replacement}, {@code refund} or {@code refused} @param reason in the customer's language */
    record ClaimNotice(String outcome, String reason, List<NewGoods> lines) {}

    /** @param price of all new goods, in the order's currency */
    record ExchangeNotice(BigDecimal price, List<NewGoods> lines) {}

    record NewGoods(String description, int quantity) {}

    /**
     * @param open the goods are still to be brought or sent
     * @param sent a carrier has them
     * @param overdue the money went back, and they were not sent in time
     * @param byCarrier null for other ways, and without a label
     */
    record Notice(
            boolean open,
            boolean expired,
            boolean sent,
            boolean overdue,
            String code,
            Instant sendBy,
            List<LineQuantity> lines,
            ByCarrier byCarrier) {
        /** Leaves the code out, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Notice[open=" + open + ", sendBy=" + sendBy + "]";
        }
    }

    /** @param collectOn when it is fetched; null when the customer takes it there, like {@code period} */
    record ByCarrier(String carrier, String trackingCode, String labelUrl, LocalDate collectOn, String period) {}
}
