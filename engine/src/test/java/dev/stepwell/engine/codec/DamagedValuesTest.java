package dev.stepwell.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.EngineBug;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stored values that were changed: they are read or refused, at once and in little memory. */
final class DamagedValuesTest {
    private static final int TRIES = 4_000;
    private static final long BYTES_MAX = 32 * 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void changedHistoriesAreReadOrRefused() {
        byte[] chunk = HistoryCodec.encode(SampleEvents.ofEveryType()).bytes();
        Random random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            byte[] damaged = damaged(chunk, random);
            inLittleMemory(() -> HistoryCodec.decode(damaged));
            inLittleMemory(() -> StoredChunk.open(damaged).lastTimestamp());
        }
    }

    @Test
    void changedStatesAreReadOrRefused() {
        Random random = new Random(2);
        for (int i = 0; i < TRIES / 4; i++) {
            StoredRun run = new StoredRun(RandomMachines.definition(random), RandomMachines.input(random));
            run.give(new Command.Start(StoredRun.START));
            if (run.state().outcome() != null) {
                continue;
            }
            Map<Long, byte[]> rows = random.nextBoolean() ? run.rows : run.chunks;
            List<Long> keys = List.copyOf(rows.keySet());
            Long key = keys.get(random.nextInt(keys.size()));
            if (random.nextInt(10) == 0) {
                rows.remove(key);
            } else {
                rows.put(key, damaged(Objects.requireNonNull(rows.get(key)), random));
            }
            inLittleMemory(run::reload);
        }
    }

    @Test
    void lengthsBeyondTheValueAreNamed() {
        byte[] chunk = HistoryCodec.encode(SampleEvents.ofEveryType()).bytes();
        byte[] cut = Arrays.copyOf(chunk, chunk.length - 1);
        byte[] mad = chunk.clone();
        Arrays.fill(mad, 2, 6, (byte) 0xFF);
        mad[6] = 7;

        assertThatThrownBy(() -> HistoryCodec.decode(cut)).hasMessageContaining("are left");
        assertThatThrownBy(() -> HistoryCodec.decode(mad)).hasMessageContaining("are left");
    }

    private static byte[] damaged(byte[] value, Random random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(value, random.nextInt(value.length)) : value.clone();
        for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static void inLittleMemory(Runnable read) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            read.run();
        } catch (RuntimeException | EngineBug refused) {
            assertThat(refused).isNotInstanceOf(StackOverflowError.class);
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(BYTES_MAX);
    }
}
