package io.pontual.workers.returns.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the customer is told of a return. Only for telling the customer: it holds the code. */
public interface ReturnNotices {
    /** Empty when there is no such return. */
    Optional<Notice> of(UUID returnId);

    /** Empty when nothing is exchanged for it. */
    Optional<ExchangeNotice> exchange(UUID returnId);

    /** @param price of all new goods, in the order's currency */
    record ExchangeNotice(BigDecimal price, List<NewGoods> lines) {}

    record NewGoods(String description, int quantity) {}

    /** @param open the goods are still to be brought */
    record Notice(boolean open, boolean expired, String code, Instant sendBy, List<LineQuantity> lines) {
        /** Leaves the code out, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Notice[open=" + open + ", sendBy=" + sendBy + "]";
        }
    }
}
