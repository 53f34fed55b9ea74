package io.pontual.workers.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.ErrorCode;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PickupSteps.class})
class HandOverRaceIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    PickupSteps steps;

    @Autowired
    Pickups pickups;

    @Autowired
    SentMessages sent;

    @Autowired
    TransactionTemplate transaction;

    @RepeatedTest(20)
    void of_a_cancellation_and_a_handover_exactly_one_wins() throws Exception {
        var order = orders.place("79.80");
        var fulfilment = UUID.randomUUID();
        steps.untilReady(order, fulfilment, "jms");
        var code = steps.code(fulfilment);
        var start = new CyclicBarrier(2);

        boolean handedOver;
        boolean recalled;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var handover = threads.submit(() -> {
                start.await();
                try {
                    return !steps.handOver(order, fulfilment, code, "a-1")
                            .handedOver()
                            .isEmpty();
                } catch (BusinessError lost) {
                    assertThat(lost.code()).isEqualTo(ErrorCode.PICKUP_WRONG_CODE);
                    return false;
                }
            });
            var cancellation = threads.submit(() -> {
                start.await();
                return transaction.execute(status -> pickups.recall(order));
            });
            handedOver = handover.get();
            recalled = cancellation.get();
        }

        assertThat(handedOver).isNotEqualTo(recalled);
        assertThat(steps.status(order, fulfilment)).isEqualTo(handedOver ? "HANDED_OVER" : "RECALLED");
        assertThat(sent.of(fulfilment))
                .extracting(message -> message.messageId().split(":")[0])
                .contains(handedOver ? "handover-confirmed" : "recall")
                .doesNotContain(handedOver ? "recall" : "handover-confirmed");
    }
}
