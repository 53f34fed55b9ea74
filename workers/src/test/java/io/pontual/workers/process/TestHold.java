package io.pontual.workers.process;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.CheckHolds;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Somebody holds the order, or one fulfilment of it, when a job comes that must not be done then. */
final class TestHold {
    private final Runnable release;

    private TestHold(Runnable release) {
        this.release = release;
    }

    /** @param target the order or the fulfilment @param afterwards what the job answers once nobody holds it */
    static <I> TestHold at(ProcessBench bench, Class<I> gate, UUID target, Function<I, Object> afterwards) {
        bench.refuse(gate, ErrorCode.ORDERING_ON_HOLD);
        held(bench, target, true);
        return new TestHold(() -> {
            bench.answer(gate, afterwards);
            held(bench, target, false);
            bench.publish(MessageName.ORDERING_HOLD_RELEASED, target, Map.of());
        });
    }

    void release() {
        release.run();
    }

    private static void held(ProcessBench bench, UUID target, boolean held) {
        bench.answer(CheckHolds.Input.class, job -> new CheckHolds.Output(held, target, bench.in(Duration.ofDays(1))));
    }
}
