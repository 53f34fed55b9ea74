package io.pontual.journeys;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.parameter.ParameterResolver;
import io.camunda.client.jobhandling.parameter.ParameterResolverStrategy;
import io.pontual.processes.model.JobType;
import io.pontual.sandbox.SandboxServers;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.jooq.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Breaks steps of chosen orders, and sees what each step moves. It stands between the engine's jobs and the workers, so
 * that what becomes of a fault is the product's own doing. A step is written {@code process/element}.
 */
@Configuration(proxyBeanMethods = false)
class JobFaults {
    /** What incidents of such faults say first. */
    static final String BROKEN = "Broken by the test: ";

    private static final ThreadLocal<ActivatedJob> JOB = new ThreadLocal<>();

    /** What the job of this thread has moved so far. */
    private static final ThreadLocal<Set<String>> MOVED = new ThreadLocal<>();

    @Bean
    static BeanPostProcessor jobsThatAreKnown() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ParameterResolverStrategy strategy
                        ? (ParameterResolverStrategy) parameter -> remembering(strategy.createResolver(parameter))
                        : bean;
            }
        };
    }

    private static ParameterResolver remembering(ParameterResolver resolver) {
        return (client, job) -> {
            JOB.set(job);
            return resolver.resolve(client, job);
        };
    }

    @Bean
    Faults faults(SandboxServers servers) {
        return new Faults(servers);
    }

    @Bean
    DefaultConfigurationCustomizer whatIsMoved() {
        return configuration -> configuration.setAppending(new Watch());
    }

    @Aspect
    // Outside the product's own aspects, inside what Spring itself needs around them.
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    static class Faults {
        private final SandboxServers servers;
        private final Map<String, Fault> faults = new ConcurrentHashMap<>();
        private final Set<String> passed = ConcurrentHashMap.newKeySet();
        private final Map<String, Set<String>> moved = new ConcurrentHashMap<>();

        /** Held to read while an order is placed of which nobody knows the id yet. */
        private final ReadWriteLock placing = new ReentrantReadWriteLock(true);

        /** @param after only once this step was passed; null for always */
        private record Fault(String after, AtomicInteger times) {}

        Faults(SandboxServers servers) {
            this.servers = servers;
        }

        /** @param known told the id before any step of the order begins */
        String placing(Supplier<String> place, Consumer<String> known) {
            placing.readLock().lock();
            try {
                var orderId = place.get();
                known.accept(orderId);
                return orderId;
            } finally {
                placing.readLock().unlock();
            }
        }

        /** As when no further try can help: an incident at once, again and again, until {@link #mend}. */
        void breakAfter(String orderId, String after, String step) {
            faults.put(key(orderId, step), new Fault(after, null));
        }

        /** As when a further try may help. @param times how often it fails before it works */
        void fail(String orderId, String step, int times) {
            faults.put(key(orderId, step), new Fault(null, new AtomicInteger(times)));
        }

        /** Whether it has failed as often as it was to. */
        boolean isOver(String orderId, String step) {
            return faults.get(key(orderId, step)).times().get() <= 0;
        }

        void mend(String orderId, String step) {
            faults.remove(key(orderId, step));
        }

        boolean passed(String orderId, String step) {
            return passed.contains(key(orderId, step));
        }

        /** What each step that was passed at all has moved, of any order. */
        Map<String, Set<String>> moved() {
            return new TreeMap<>(moved);
        }

        @Around("@annotation(worker)")
        Object work(ProceedingJoinPoint call, JobWorker worker) throws Throwable {
            var job = JOB.get();
            JOB.remove();
            if (job == null) {
                return call.proceed();
            }
            var step = job.getBpmnProcessId() + "/" + job.getElementId();
            var orderId =
                    servers.engine().log().orderOf(job.getProcessInstanceKey()).orElse("none");
            strike(orderId, step);
            MOVED.set(new HashSet<>());
            try {
                var answer = call.proceed();
                if (worker.type().equals(JobType.INVENTORY_RESERVE_STOCK)) {
                    MOVED.get().addAll(Watch.IN_GROUPS);
                }
                moved.computeIfAbsent(step, any -> new ConcurrentSkipListSet<>())
                        .addAll(MOVED.get());
                passed.add(key(orderId, step));
                return answer;
            } finally {
                MOVED.remove();
            }
        }

        private void strike(String orderId, String step) {
            placing.writeLock().lock();
            placing.writeLock().unlock();
            var fault = faults.get(key(orderId, step));
            if (fault == null || fault.after() != null && !passed(orderId, fault.after())) {
                return;
            }
            if (fault.times() == null) {
                throw new NeedsOperator(BROKEN + step + " of order " + orderId);
            }
            if (fault.times().getAndDecrement() > 0) {
                throw new IllegalStateException(BROKEN + step + " of order " + orderId);
            }
        }

        private static String key(String orderId, String step) {
            return orderId + " " + step;
        }
    }

    /** Knows by the tables that are written what is moved. */
    private static final class Watch implements ExecuteListener {
        private static final long serialVersionUID = 1;

        private static final Map<String, Pattern> TABLES = Map.of(
                "stock",
                writing("\"inventory\"\\.\"(stock_movement|reservation|receipt_hold)\""),
                "money",
                writing("\"payment\"\\.\"(payment|capture|refund_part|charge|ledger_entry|credit_entry)\""),
                "capacity",
                // A place in a locker is taken; that it is given back is seen by people and not by the job that says
                // so.
                Pattern.compile(
                        writing("\"sourcing\"\\.\"capacity_(slot|use)\"").pattern()
                                + "|update \"pickup\"\\.\"compartment\" set .* where \\(?\"pickup\"\\.\"compartment\"\\.\"locker_id\""));

        /** Reservations of several orders are made together by this thread. */
        private static final String GROUPING = "reservations";

        /** Of each statement seen: they come again and again. */
        private static final Map<String, Set<String>> EFFECTS = new ConcurrentHashMap<>();

        static final Set<String> IN_GROUPS = ConcurrentHashMap.newKeySet();

        private static Pattern writing(String table) {
            return Pattern.compile("(insert into|update|delete from) " + table + "(\\s|$)");
        }

        @Override
        public void executeEnd(ExecuteContext context) {
            var grouped = Thread.currentThread().getName().equals(GROUPING);
            var moved = grouped ? IN_GROUPS : MOVED.get();
            if (moved == null || context.rows() == 0) {
                return;
            }
            for (var sql : context.batchSQL()) {
                if (sql != null) {
                    moved.addAll(EFFECTS.computeIfAbsent(sql, Watch::effects));
                }
            }
        }

        private static Set<String> effects(String sql) {
            var written = sql.toLowerCase(Locale.ROOT);
            return TABLES.entrySet().stream()
                    .filter(effect -> effect.getValue().matcher(written).find())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }
}
