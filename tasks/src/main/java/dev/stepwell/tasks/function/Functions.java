package dev.stepwell.tasks.function;

import dev.stepwell.tasks.TasksOptions;
import dev.stepwell.tasks.function.FunctionOutcome.Refused;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions of this node: one folder each. Nothing is read or started before the first invocation. Thread-safe. */
public final class Functions implements AutoCloseable {
    /** Invocations that nobody waits for, running and waiting. */
    static final int EVENTS_MAX = 1_000;

    /** How long an idle process is kept. */
    private static final Duration IDLE_MAX = Duration.ofMinutes(5);

    private static final Duration CLEANING_PERIOD = Duration.ofSeconds(15);
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,140}");

    /** One version of a function: the folder's state and what came of it. */
    private record Version(FolderState state, Loaded loaded) {
        /** What was not usable is looked at again, because a missing program may have been installed. */
        boolean isCurrent(FolderState now) {
            return loaded instanceof Loaded.Usable && state.equals(now);
        }
    }

    /** What a folder is good for. */
    private sealed interface Loaded {
        record Usable(FunctionSettings settings, FunctionPool pool) implements Loaded {}

        record Unusable(Refused refusal) implements Loaded {}
    }

    private final @Nullable Path directory;
    private final List<Runner> runners;
    private final ProcessStarter starter;
    private final Surroundings surroundings;
    private final ProcessBudget budget = new ProcessBudget(this::stopIdleProcesses);
    private final Map<String, Version> versions = new ConcurrentHashMap<>();
    private final Semaphore events = new Semaphore(EVENTS_MAX);
    private final ExecutorService invocations = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("function-", 0).factory());

    public Functions(TasksOptions options) {
        this(options, Executables.ofThisMachine());
    }

    /** With the programs of another machine, so to say. */
    Functions(TasksOptions options, Executables executables) {
        Path configured = options.functionsDirectory();
        this.directory = configured == null ? null : configured.toAbsolutePath().normalize();
        this.starter = new ProcessStarter(executables);
        this.surroundings = new Surroundings(options, starter);
        var files = new RuntimeFiles(options.workDirectory());
        this.runners = List.of(
                new ProvidedRunner(),
                new ScriptRunner(RuntimeKind.NODEJS, executables, files),
                new ScriptRunner(RuntimeKind.PYTHON, executables, files),
                new JavaRunner(options.javaRuntimeClassPath(), options.workDirectory()));
        if (directory != null) {
            starter.every(CLEANING_PERIOD, this::clean);
        }
    }

    /** Whether a function of that name has a folder here. */
    public boolean exists(String name) {
        return folderOf(name) != null;
    }

    /** Whether the function's settings say that an invocation with unknown outcome is made again. */
    public boolean resendsLost(String name) {
        return load(name) instanceof Loaded.Usable usable && usable.settings().resendsLost();
    }

    /**
     * Runs the function and waits for its end. When the caller is interrupted, an invocation that waits for its turn is
     * dropped, and one that has begun runs to its end, as on Lambda.
     */
    public FunctionOutcome invoke(FunctionCall call) throws InterruptedException {
        return switch (load(call.name())) {
            case Loaded.Unusable(var refusal) -> refusal;
            case Loaded.Usable usable -> invoke(usable.pool(), call);
        };
    }

    private FunctionOutcome invoke(FunctionPool pool, FunctionCall call) throws InterruptedException {
        Refused full = pool.awaitTurn(call);
        if (full != null) {
            return full;
        }
        Future<FunctionOutcome> running;
        try {
            running = invocations.submit(() -> pool.run(call));
        } catch (RejectedExecutionException closing) {
            pool.giveTurnBack();
            return Refused.invalidRuntime("the node stops");
        }
        try {
            return running.get();
        } catch (ExecutionException failed) {
            return Refused.invalidRuntime("the function cannot be run: " + failed.getCause());
        }
    }

    /** Runs the function without waiting; gives the reason when it does not even begin, else null. */
    public @Nullable Refused enqueue(FunctionCall call) {
        if (!events.tryAcquire()) {
            return Refused.tooMany("Rate Exceeded: " + EVENTS_MAX + " events wait for functions already");
        }
        var _ = invocations.submit(() -> {
            try {
                if (invoke(call) instanceof Refused refused) {
                    surroundings.logOf(call.name()).line("event " + call.requestId() + ": " + refused.message());
                }
                return null;
            } finally {
                events.release();
            }
        });
        return null;
    }

    /** The function as its folder is now; a change since the last time retires the processes of the old version. */
    private Loaded load(String name) {
        Path folder = folderOf(name);
        if (folder == null) {
            return new Loaded.Unusable(Refused.invalidSettings("there is no function " + name));
        }
        FolderState state;
        try {
            state = FolderState.of(folder);
        } catch (UncheckedIOException unreadable) {
            return new Loaded.Unusable(Refused.invalidSettings(String.valueOf(
                    unreadable.getCause() == null
                            ? unreadable
                            : unreadable.getCause().getMessage())));
        }
        Version version = versions.get(name);
        if (version == null || !version.isCurrent(state)) {
            version = versions.compute(
                    name,
                    (_, old) -> old != null && old.isCurrent(state)
                            ? old
                            : replace(old, new Version(state, read(name, folder))));
        }
        return version.loaded;
    }

    private static Version replace(@Nullable Version old, Version fresh) {
        if (old != null && old.loaded instanceof Loaded.Usable usable) {
            usable.pool().retire();
        }
        return fresh;
    }

    private Loaded read(String name, Path folder) {
        return switch (SettingsReader.read(folder)) {
            case SettingsReader.Read.Invalid(var message) -> new Loaded.Unusable(Refused.invalidSettings(message));
            case SettingsReader.Read.Valid(var settings) -> {
                Runner runner = runnerFor(settings);
                yield runner == null
                        ? new Loaded.Unusable(Refused.invalidRuntime("the function " + name + " cannot run here. "
                                + String.join(". ", missingFor(settings))))
                        : usable(new FunctionDefinition(name, folder, settings, runner, surroundings));
            }
        };
    }

    private Loaded usable(FunctionDefinition definition) {
        return new Loaded.Usable(definition.settings(), new FunctionPool(definition, budget));
    }

    /** The first of the function's alternatives that this machine can run, or null. */
    private @Nullable Runner runnerFor(FunctionSettings settings) {
        for (RuntimeKind kind : settings.runtimes()) {
            Runner runner = runner(kind);
            if (runner.missing().isEmpty()) {
                return runner;
            }
        }
        return null;
    }

    private List<String> missingFor(FunctionSettings settings) {
        return settings.runtimes().stream().map(kind -> runner(kind).missing()).toList();
    }

    private Runner runner(RuntimeKind kind) {
        for (Runner runner : runners) {
            if (runner.kind() == kind) {
                return runner;
            }
        }
        throw new IllegalStateException("no runner for " + kind);
    }

    /** The name is a plain word, so it cannot lead out of the directory. */
    private @Nullable Path folderOf(String name) {
        if (directory == null || !NAME.matcher(name).matches()) {
            return null;
        }
        Path folder = directory.resolve(name);
        return Files.isDirectory(folder) ? folder : null;
    }

    private void clean() {
        versions.forEach((name, version) -> {
            if (folderOf(name) == null && versions.remove(name, version)) {
                replace(version, version);
            } else if (version.loaded instanceof Loaded.Usable usable) {
                usable.pool().stopIdle(IDLE_MAX);
            }
        });
    }

    private boolean stopIdleProcesses() {
        int stopped = 0;
        for (Version version : versions.values()) {
            if (version.loaded instanceof Loaded.Usable usable) {
                stopped += usable.pool().stopIdle(Duration.ZERO);
            }
        }
        return stopped > 0;
    }

    /** Kills all processes; invocations in flight end as crashed. */
    @Override
    public void close() {
        invocations.shutdownNow();
        versions.values().forEach(version -> {
            if (version.loaded instanceof Loaded.Usable usable) {
                usable.pool().kill();
            }
        });
        starter.close();
        surroundings.close();
    }
}
