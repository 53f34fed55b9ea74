package io.pontual.workers.platform.messaging;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.DatabaseTest;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class OutboxIT {
    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private final String key = UUID.randomUUID().toString();

    @Test
    void a_message_leaves_only_with_its_transaction() {
        transaction.executeWithoutResult(status -> {
            outbox.publish("ordering.order-accepted", key, key, Map.of("orderId", key));
            status.setRollbackOnly();
        });
        assertThat(db.fetchCount(OUTBOX, OUTBOX.MESSAGE_ID.eq(key))).isZero();

        transaction.executeWithoutResult(
                status -> outbox.publish("ordering.order-accepted", key, key, Map.of("orderId", key)));
        assertThat(db.fetchCount(OUTBOX, OUTBOX.MESSAGE_ID.eq(key))).isOne();
    }

    @Test
    void a_message_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> outbox.publish("ordering.order-accepted", key, key, Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
