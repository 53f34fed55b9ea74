package io.pontual.sandbox.engine;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The batches of the engine's log. To its readers a list that only grows; what all of them have read can be forgotten and
 * keeps its index. Safe for one thread that appends while others read.
 */
final class RecentEntries extends AbstractList<ByteBuffer> {
    private final List<ByteBuffer> kept = new ArrayList<>();
    private final Runnable appended;
    private int forgotten;

    /** @param appended is told of every batch, on the thread that appends it */
    RecentEntries(Runnable appended) {
        this.appended = appended;
    }

    @Override
    public boolean add(ByteBuffer batch) {
        synchronized (this) {
            kept.add(batch);
        }
        appended.run();
        return true;
    }

    @Override
    public synchronized ByteBuffer get(int index) {
        if (index < forgotten) {
            throw new IllegalStateException(
                    "Batch %d of the log is forgotten, as all before %d".formatted(index, forgotten));
        }
        return kept.get(index - forgotten);
    }

    @Override
    public synchronized int size() {
        return forgotten + kept.size();
    }

    synchronized int inMemory() {
        return kept.size();
    }

    synchronized void forgetBefore(int index) {
        if (index > forgotten) {
            kept.subList(0, index - forgotten).clear();
            forgotten = index;
        }
    }
}
