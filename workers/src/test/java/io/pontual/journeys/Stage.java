package io.pontual.journeys;

import io.pontual.sandbox.Sandbox;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Where journeys play: sandboxes side by side, and in each of them one journey at a time. */
enum Stage {
    MAIN,
    SECOND;

    /** A partner that is slow, away or asked again costs less time here; how often and in which order is as ever. */
    private static final String[] IMPATIENT = {
        "--pontual.payment.aurora.response-timeout=2s",
        // No breaker opens here: the journey after would be paid by the other provider, which does not do all that it
        // asks for.
        "--pontual.payment.aurora.breaker.window=100",
        "--pontual.payment.aurora.breaker.minimum-calls=100",
        "--pontual.payment.litoral.response-timeout=2s",
        "--pontual.payment.litoral.breaker.window=100",
        "--pontual.payment.litoral.breaker.minimum-calls=100",
        "--pontual.payment.litoral.poll-pause=500ms",
        "--pontual.simulators.aurora.slow-delay=500ms",
        "--pontual.simulators.aurora.timeout-delay=3s",
        "--pontual.simulators.litoral.slow-delay=500ms",
        "--pontual.simulators.litoral.timeout-delay=3s",
        "--pontual.engine.retry-backoff=PT1S",
        "--pontual.sourcing.stock-watch=PT1S",
        "--server.port=0"
    };

    private Sandbox sandbox;

    static Stage of(Class<?> journey) {
        return journey.isAnnotationPresent(OnSecond.class) ? SECOND : MAIN;
    }

    /** Starts it, should this be the first journey there. */
    synchronized Sandbox sandbox() {
        if (sandbox == null) {
            sandbox = Sandbox.start(JobFaults.class, IMPATIENT);
        }
        return sandbox;
    }

    /** A journey of the second sandbox; which is where does not matter, but that both have as much to do. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnSecond {}

    /** Keeps the journeys of a sandbox apart. */
    static final class Locks implements ResourceLocksProvider {
        @Override
        public Set<Lock> provideForClass(Class<?> journey) {
            return Set.of(new Lock("sandbox " + of(journey)));
        }
    }
}
