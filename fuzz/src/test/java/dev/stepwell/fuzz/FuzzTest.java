package dev.stepwell.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every target keeps its promises: for the seeds, for mutants of them, and, at length, for what Jazzer comes up with. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class FuzzTest {
    private static final boolean LONG = Boolean.getBoolean("stepwell.long");
    private static final int MUTANTS = 100;
    private static final Duration JAZZER = Duration.ofMinutes(10);

    /** What a lane has. */
    private static final int STACK_BYTES = 512 * 1024;

    @ParameterizedTest
    @EnumSource
    void seedsAreHandledAsPromised(Target target) throws InterruptedException {
        onLittleStack(() -> Seeds.of(target).forEach((name, input) -> feed(target, name, input)));
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void anythingIsHandledAsPromised(Target target) throws InterruptedException, IOException {
        if (LONG) {
            JazzerRun.of(target, JAZZER);
            return;
        }
        Mutants mutants = new Mutants(target);
        onLittleStack(() -> {
            for (int i = 0; i < MUTANTS; i++) {
                feed(target, "mutant " + i, mutants.next());
            }
        });
    }

    private static void feed(Target target, String name, byte[] input) {
        try {
            target.run(input);
        } catch (RuntimeException | Error broken) {
            throw new AssertionError(
                    target + ", " + name + ", in Base64: " + Base64.getEncoder().encodeToString(input), broken);
        }
    }

    private static void onLittleStack(Runnable work) throws InterruptedException {
        Failure failure = new Failure();
        Thread thread = new Thread(null, work, "fuzz", STACK_BYTES);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure.thrown = thrown);
        thread.start();
        thread.join();
        if (failure.thrown != null) {
            throw new AssertionError(failure.thrown.getMessage(), failure.thrown);
        }
    }

    /** What ended the thread; written before it ends, read after. */
    private static final class Failure {
        private @Nullable Throwable thrown;
    }
}
