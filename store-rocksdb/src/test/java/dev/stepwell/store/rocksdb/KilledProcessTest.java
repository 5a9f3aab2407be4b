package dev.stepwell.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store seen from another process: locked while that runs, complete after that was killed. */
final class KilledProcessTest {
    private static final int KILLS = 4;
    private static final int ROWS_BEFORE_A_KILL = 150;

    @TempDir
    private Path directory;

    @Test
    void whatAKilledProcessAcknowledgedIsThere() throws IOException, InterruptedException {
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged = writeUntilKilled(acknowledged + 1);
            try (Store store = open()) {
                for (long number = 1; number <= acknowledged; number++) {
                    assertThat(has(store, Table.STATE, number))
                            .as("row " + number)
                            .isTrue();
                    assertThat(has(store, Table.HISTORY, number))
                            .as("row " + number)
                            .isTrue();
                }
                long next = acknowledged + 1;
                assertThat(has(store, Table.STATE, next)).isEqualTo(has(store, Table.HISTORY, next));
            }
        }
    }

    private long writeUntilKilled(long first) throws IOException, InterruptedException {
        Process writer = start(first);
        try (BufferedReader numbers = writer.inputReader(StandardCharsets.UTF_8)) {
            long acknowledged = Long.parseLong(numbers.readLine());
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreUnusable.class)
                    .hasMessageContaining("is in use by process " + writer.pid());
            while (acknowledged < first + ROWS_BEFORE_A_KILL) {
                acknowledged = Long.parseLong(numbers.readLine());
            }
            // by its handle, for the process would close its output
            assertThat(writer.toHandle().destroyForcibly()).isTrue();
            // what the process printed before it died was acknowledged, too; the last line may be cut short
            String line = numbers.readLine();
            while (line != null) {
                acknowledged = line.equals(Long.toString(acknowledged + 1)) ? acknowledged + 1 : acknowledged;
                line = numbers.readLine();
            }
            return acknowledged;
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private Process start(long first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        directory.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Store open() {
        return StoreProcess.open(directory);
    }

    private static boolean has(Store store, Table table, long number) {
        return store.get(table, StoreProcess.key(number)) != null;
    }
}
