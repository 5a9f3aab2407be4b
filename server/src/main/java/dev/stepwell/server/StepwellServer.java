package dev.stepwell.server;

import dev.stepwell.api.extension.Extensions;
import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.api.operations.Operations;
import dev.stepwell.api.operations.Services;
import dev.stepwell.api.protocol.AccessControl;
import dev.stepwell.api.protocol.Api;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Throttle;
import dev.stepwell.api.signature.Authentication;
import dev.stepwell.api.signature.SignatureCheck;
import dev.stepwell.api.throttle.ExpressMachines;
import dev.stepwell.api.throttle.RateLimit;
import dev.stepwell.api.throttle.RateLimits;
import dev.stepwell.api.throttle.TokenBuckets;
import dev.stepwell.engine.Engine;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.SystemEntropy;
import dev.stepwell.engine.SystemTicker;
import dev.stepwell.engine.TransitionLimit;
import dev.stepwell.engine.log.ExecutionLogs;
import dev.stepwell.server.config.CredentialsFile;
import dev.stepwell.server.config.InvalidConfiguration;
import dev.stepwell.server.config.ServerOptions;
import dev.stepwell.server.http.HttpListener;
import dev.stepwell.server.http.HttpOptions;
import dev.stepwell.server.logs.LogDelivery;
import dev.stepwell.server.logs.LogMetrics;
import dev.stepwell.server.logs.LogSettings;
import dev.stepwell.server.logs.UnconfiguredLogs;
import dev.stepwell.server.metrics.MetricsPage;
import dev.stepwell.store.Store;
import dev.stepwell.store.rocksdb.RocksOptions;
import dev.stepwell.store.rocksdb.RocksStore;
import dev.stepwell.tasks.Connectors;
import dev.stepwell.tasks.TasksOptions;
import dev.stepwell.tasks.logs.CloudWatchLogs;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A running server: store, connectors, engine, API and listener, wired by hand. Thread-safe. */
public final class StepwellServer implements AutoCloseable {
    /** How to close what has been opened, last first. */
    private final Deque<Runnable> opened = new ArrayDeque<>();

    private final URI address;

    private StepwellServer(ServerOptions options) {
        boolean whole = false;
        try {
            address = open(options);
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws InvalidConfiguration when the options cannot be followed
     * @throws dev.stepwell.store.StoreUnusable when the data directory cannot be used
     * @throws dev.stepwell.server.http.CannotListen when the port is taken
     */
    public static StepwellServer start(ServerOptions options) {
        refuseOpenDoor(options);
        return new StepwellServer(options);
    }

    private URI open(ServerOptions options) {
        SystemTicker ticker = keep(new SystemTicker(), SystemTicker::close);
        SystemEntropy entropy = new SystemEntropy();
        Store store = keep(RocksStore.open(RocksOptions.in(options.data())), Store::close);
        TasksOptions tasks = tasks(options);
        Connectors connectors = keep(Connectors.standard(tasks), Connectors::close);
        LogMetrics logMetrics = new LogMetrics();
        ExecutionLogs logs = logs(tasks, logMetrics, ticker, entropy);
        EngineOptions engineOptions = EngineOptions.defaults()
                .withOwner(options.account(), options.region())
                .withLimits(options.limits())
                .withRetention(options.retention())
                .withTransitions(transitions(options));
        Engine.Ports ports = new Engine.Ports(store, connectors.list(), ticker, entropy, logs);
        Engine engine = keep(Engine.open(engineOptions, ports), Engine::close);
        PageTokens tokens = new PageTokens(engine.pageTokenKey(), ticker);
        Api api = new Api(
                ServiceModel.load(options.limits()),
                Operations.all(services(engine, tokens)),
                entropy,
                access(options, engine, ticker));
        HttpListener.Served served = new HttpListener.Served(
                api,
                new Extensions(engine.insight(), engine.stateMachines(), tokens),
                () -> engine.isHealthy() && store.acceptsWork(),
                new MetricsPage(engine.metrics(), engine::load, logMetrics));
        HttpListener listener = keep(HttpListener.start(http(options), served, ticker), HttpListener::close);
        // clients get their answers, and what they still ask for, while the engine finishes; so it closes first
        opened.push(engine::close);
        opened.push(listener::beginClose);
        return URI.create(listener.address());
    }

    /** Closed after the engine, whose last events it delivers. */
    private ExecutionLogs logs(TasksOptions tasks, LogMetrics metrics, SystemTicker ticker, Entropy entropy) {
        CloudWatchLogs logs = new CloudWatchLogs(tasks);
        if (!logs.isConfigured()) {
            return new UnconfiguredLogs(metrics);
        }
        String writer = HexFormat.of().toHexDigits((int) entropy.nextLong());
        return keep(new LogDelivery(LogSettings.defaults(), logs, metrics, ticker, writer), LogDelivery::close);
    }

    private static @Nullable TransitionLimit transitions(ServerOptions options) {
        RateLimit limit = options.throttles().get(RateLimits.STATE_TRANSITION);
        return limit == null ? null : new TransitionLimit(limit.bucket(), limit.perSecond());
    }

    private static AccessControl access(ServerOptions options, Engine engine, SystemTicker ticker) {
        Throttle throttle = options.throttles().isEmpty()
                ? Throttle.none()
                : new TokenBuckets(options.throttles(), new ExpressMachines(engine.stateMachines()), ticker);
        return new AccessControl(authentication(options, ticker), options.account(), throttle);
    }

    private static Authentication authentication(ServerOptions options, SystemTicker ticker) {
        Path file = options.credentials();
        if (file == null) {
            return Authentication.open();
        }
        try {
            return new SignatureCheck(CredentialsFile.read(file), options.region(), ticker);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(file + ": " + e.getMessage());
        }
    }

    private static Services services(Engine engine, PageTokens tokens) {
        return new Services(
                engine.stateMachines(),
                engine.versions(),
                engine.aliases(),
                engine.resourceTags(),
                engine.executions(),
                engine.activities(),
                engine.taskTokens(),
                engine.trials(),
                tokens);
    }

    private static TasksOptions tasks(ServerOptions options) {
        Map<String, String> environment = new HashMap<>(options.environment());
        environment.put("AWS_REGION", options.region());
        environment.put("AWS_ACCOUNT_ID", options.account());
        TasksOptions tasks = TasksOptions.fromEnvironment(
                        environment, options.data().resolve("functions"))
                .withJavaRuntime(List.of(Home.current().javaRuntime()));
        return options.functions() == null ? tasks : tasks.withFunctions(options.functions());
    }

    private static HttpOptions http(ServerOptions options) {
        return HttpOptions.defaults()
                .withAddress(options.host(), options.port())
                .withBodyBytesMax(options.limits().requestBytesMax());
    }

    /** Where nobody has to sign, whoever can reach the port can do everything. */
    private static void refuseOpenDoor(ServerOptions options) {
        if (options.insecure() || options.credentials() != null) {
            return;
        }
        try {
            if (!InetAddress.getByName(options.host()).isLoopbackAddress()) {
                throw new InvalidConfiguration("refusing to listen on " + options.host()
                        + ": nobody has to sign requests. Name the access keys that may sign with --credentials, use a"
                        + " loopback address, or --insecure to insist");
            }
        } catch (UnknownHostException e) {
            throw new InvalidConfiguration("unknown host '" + options.host() + "'");
        }
    }

    /** Where clients find it. */
    public URI address() {
        return address;
    }

    /** Refuses new work, lets the engine finish what is under way, stops listening, and closes the store. */
    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }

    /** Notes that {@code close} belongs to {@code part}, which is returned. */
    private <T> T keep(T part, Consumer<T> close) {
        opened.push(() -> close.accept(part));
        return part;
    }
}
