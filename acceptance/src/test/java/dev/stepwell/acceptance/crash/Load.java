package dev.stepwell.acceptance.crash;

import dev.stepwell.acceptance.Clients;
import dev.stepwell.acceptance.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** All clients, workers and services around the server. */
final class Load implements AutoCloseable {
    private static final int WORKERS = 3;
    private static final int PACE_MILLIS = 50;
    private static final int LOOK_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Journal journal;
    private final Target target = new Target();
    private final Answers answers;
    private final CallLedger ledger;
    private final Cataloguing cataloguing;
    private final List<Driver> clients = new ArrayList<>();
    private final List<Driver> world = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    Load(Journal journal, long seed) throws IOException {
        this.journal = journal;
        this.answers = new Answers(journal);
        BlockingQueue<Answers.Answer> tokens = new LinkedBlockingQueue<>();
        this.ledger = new CallLedger(seed, call -> tokens.add(answers.newAnswer(call.execution(), call.part(3))));
        this.cataloguing = new Cataloguing(journal, target, seed + 1);
        clients.add(cataloguing);
        clients.add(new Asking(journal, target, seed + 2));
        for (Kind kind : Kind.values()) {
            if (kind != Kind.CHILD && kind != Kind.SYNC) {
                int pace = kind == Kind.CHAIN ? 0 : PACE_MILLIS;
                clients.add(new Starting(kind, journal, target, seed + 10 + clients.size(), pace));
            }
        }
        world.add(new Stopping(journal, target, seed + 3));
        world.add(new Approving(journal, answers, tokens, target, seed + 4));
        Set<String> given = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < WORKERS; i++) {
            world.add(new Working(journal, answers, given, target, seed + 100 + i));
        }
    }

    Target target() {
        return target;
    }

    CallLedger ledger() {
        return ledger;
    }

    Answers answers() {
        return answers;
    }

    int machines() {
        return cataloguing.size();
    }

    /** What a server needs to know to be under this load. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_LAMBDA",
                ledger.address().toString(),
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test");
    }

    void createMachines(URI address) {
        try (SfnClient client = Clients.sfn(address)) {
            Kind.createAll(client);
        }
    }

    void begin() {
        clients.forEach(this::start);
        world.forEach(this::start);
    }

    private void start(Driver driver) {
        running.add(CompletableFuture.runAsync(driver, threads));
    }

    /** The killing has stopped: waits until everything has come to its end. */
    SfnClient finish(ServerProcess server) {
        target.born(server.address());
        for (Driver each : clients) {
            await(server, () -> each.settled().isDone(), "a client is left unsure");
        }
        SfnClient client = target.current().client();
        cataloguing.checkAll(client);
        journal.acknowledged().forEach((arn, start) -> {
            if (start.kind() == Kind.ENDLESS && !journal.stopped().containsKey(arn)) {
                client.stopExecution(request -> request.executionArn(arn).error("stop-of-" + start.name()));
                journal.stopped(arn, "stop-of-" + start.name());
            }
        });
        for (Kind kind : Kind.values()) {
            if (!kind.isExpress()) {
                await(server, () -> isOver(client, kind), kind + " does not end");
            }
        }
        journal.acknowledged().forEach((arn, start) -> {
            if (start.kind() == Kind.EXPRESS) {
                await(server, () -> ledger.call(arn + "|Sent|0").isPresent(), arn + " does not run");
            }
        });
        return client;
    }

    private static boolean isOver(SfnClient client, Kind kind) {
        return client.listExecutions(request -> request.stateMachineArn(kind.machineArn())
                        .statusFilter(ExecutionStatus.RUNNING)
                        .maxResults(1))
                .executions()
                .isEmpty();
    }

    private void await(ServerProcess server, BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            running.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(CompletableFuture::join);
            if (server.endsWithin(LOOK_MILLIS) || System.nanoTime() > deadline) {
                throw new AssertionError(otherwise + "; the server said: " + server.output());
            }
        }
    }

    /** Lets the drivers go; one that failed fails the test. */
    void end(ServerProcess server) {
        server.kill();
        target.close();
        running.forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        target.close();
        threads.shutdownNow();
        ledger.close();
    }
}
