package io.pontual.workers.process;

import static io.pontual.processes.model.ConfirmWindowElements.END_EVENT_WINDOW_CONFIRMED;
import static io.pontual.processes.model.ConfirmWindowElements.START_EVENT_WINDOW_MOVED;
import static io.pontual.processes.model.ConfirmWindowElements.TASK_TELL_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.CONFIRM_WINDOW)
@OnSharedEngine
class ConfirmWindowProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID moveId = UUID.randomUUID();

    @Test
    void the_customer_is_told_of_the_move() {
        bench.publish(MessageName.SHIPPING_WINDOW_MOVED, orderId, Map.of("orderId", orderId, "moveId", moveId));

        bench.awaitEnd();
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(new NotifyCustomer.Input(orderId, moveId, "window-moved"));
        assertThat(bench.passed(ProcessId.CONFIRM_WINDOW))
                .containsExactly(START_EVENT_WINDOW_MOVED, TASK_TELL_WINDOW, END_EVENT_WINDOW_CONFIRMED);
    }
}
