package io.pontual.sandbox.engine;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the memory of the engine's log. Zeebe Process Test keeps every record in a list for as long as the engine runs,
 * most of a megabyte per order. A broker compacts its log; this forgets what has been processed and followed.
 */
final class LogMemory implements AutoCloseable {
    /** Between two clean-ups; some ten megabytes. */
    private static final int BATCHES = 1_000;

    private final RecentEntries entries = new RecentEntries(this::appended);
    private final NavigableMap<Long, Integer> positions;
    private final StreamProcessor processor;
    private final AtomicInteger sinceCleanUp = new AtomicInteger();
    private final ExecutorService cleaner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("engine-log-cleaner").factory());
    private volatile EngineLog follower;

    /** Before the engine starts: afterwards it has its own list in use. */
    @SuppressWarnings("unchecked")
    LogMemory(LogStream log, StreamProcessor processor) {
        this.processor = processor;
        var storage = Internals.read(log, "logStorage");
        positions = (NavigableMap<Long, Integer>) Internals.read(storage, "positionIndexMapping");
        ((List<ByteBuffer>) Internals.read(storage, "logEntries")).forEach(entries::add);
        Internals.write(storage, "logEntries", entries);
    }

    /** From now on nothing is kept for others than the engine and this one. */
    void cleanUpBehind(EngineLog follower) {
        this.follower = follower;
    }

    private void appended() {
        if (follower != null && sinceCleanUp.incrementAndGet() == BATCHES) {
            cleaner.execute(this::cleanUp);
        }
    }

    private void cleanUp() {
        var followed = entries.size();
        follower.catchUp();
        // The storage counts from one. The last record processed stays, since its batch may hold more to be processed.
        var processed =
                positions.floorEntry(processor.getLastProcessedPositionAsync().join());
        if (processed != null) {
            entries.forgetBefore(Math.min(followed, processed.getValue()) - 1);
            positions.headMap(processed.getKey()).clear();
        }
        sinceCleanUp.set(0);
    }

    @Override
    public void close() {
        cleaner.shutdownNow();
    }
}
