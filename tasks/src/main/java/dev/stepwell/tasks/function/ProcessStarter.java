package dev.stepwell.tasks.function;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts all processes from one thread that lives as long as the node. On Linux a process can ask to be killed when the
 * <em>thread</em> that started it ends, and that is what stops functions when the node is killed. Thread-safe.
 */
final class ProcessStarter implements AutoCloseable {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("function-starter").daemon().factory());
    private final Executables executables;
    private @Nullable List<String> prefix;

    ProcessStarter(Executables executables) {
        this.executables = executables;
    }

    /**
     * Starts {@code command} with exactly {@code launch.environment()} as its environment, errors joined to its output.
     */
    Process start(Launch launch) throws IOException, InterruptedException {
        try {
            return thread.submit(() -> startHere(launch)).get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("a process could not be started", failed.getCause());
        }
    }

    /** Runs {@code task} again and again, on the same thread; it must be quick. */
    void every(Duration period, Runnable task) {
        var _ = thread.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Process startHere(Launch launch) throws IOException {
        var command = new ArrayList<>(prefix());
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        return builder.start();
    }

    /** The program that makes the kernel kill a child with its parent; other systems than Linux have none. */
    private List<String> prefix() {
        List<String> known = prefix;
        if (known == null) {
            Path setpriv = executables.find("setpriv");
            List<String> wanted = setpriv == null ? List.of() : List.of(setpriv.toString(), "--pdeathsig", "KILL");
            known = wanted.isEmpty() || !works(wanted) ? List.of() : wanted;
            prefix = known;
        }
        return known;
    }

    /** Small systems have a setpriv that lacks the option. */
    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process probe = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (probe.waitFor(PROBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return probe.exitValue() == 0;
            }
            probe.destroyForcibly();
            return false;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
