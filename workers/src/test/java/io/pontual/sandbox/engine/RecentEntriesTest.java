package io.pontual.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {
    private final AtomicInteger told = new AtomicInteger();
    private final RecentEntries entries = new RecentEntries(told::incrementAndGet);

    @Test
    void what_is_kept_has_its_index_whatever_was_forgotten() {
        append(10);
        entries.forgetBefore(4);
        append(2);

        assertThat(entries).hasSize(12);
        assertThat(entries.inMemory()).isEqualTo(8);
        assertThat(entries.get(4).getInt(0)).isEqualTo(4);
        assertThat(entries.get(11).getInt(0)).isEqualTo(11);
        assertThat(told).hasValue(12);
    }

    @Test
    void what_was_forgotten_is_not_taken_for_something_else() {
        append(10);
        entries.forgetBefore(4);

        assertThatIllegalStateException().isThrownBy(() -> entries.get(3)).withMessageContaining("forgotten");
    }

    @Test
    void nothing_is_forgotten_twice() {
        append(10);
        entries.forgetBefore(4);
        entries.forgetBefore(2);

        assertThat(entries.inMemory()).isEqualTo(6);
        assertThat(entries.get(4).getInt(0)).isEqualTo(4);
    }

    private void append(int batches) {
        for (int i = 0; i < batches; i++) {
            entries.add(ByteBuffer.allocate(4).putInt(0, entries.size()));
        }
    }
}
