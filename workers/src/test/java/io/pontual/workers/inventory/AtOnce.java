package io.pontual.workers.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.CannotCreateTransactionException;

/** Many at the same time. */
final class AtOnce {
    private AtOnce() {}

    /** Lets all of them go in the same moment, each in a thread of its own, and fails when one of them does. */
    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var futures = new ArrayList<Future<T>>();
            for (var task : tasks) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get(5, TimeUnit.MINUTES));
            }
            return results;
        }
    }

    /**
     * There are more threads than connections, and on a busy machine one may wait too long for its turn. Then nothing has
     * happened yet, and a job would be tried again as well.
     */
    static void patiently(Runnable step) {
        while (true) {
            try {
                step.run();
                return;
            } catch (CannotCreateTransactionException noConnection) {
                Thread.onSpinWait();
            }
        }
    }
}
