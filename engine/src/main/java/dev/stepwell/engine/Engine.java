package dev.stepwell.engine;

import dev.stepwell.store.Store;
import dev.stepwell.tasks.Connector;
import java.util.List;

/** The durable engine: opens a store, goes on with what it finds there, and runs what it is given. Thread-safe. */
public final class Engine implements AutoCloseable {
    private final EngineMetrics metrics = new EngineMetrics();

    private final List<Object> facades;

    private Engine(List<Object> facades) {
        this.facades = facades;
    }

    /** Opens the engine on {@code store}, which stays the caller's to close. */
    public static Engine open(
            EngineOptions options, Store store, List<Connector> connectors, Ticker ticker, Entropy entropy) {
        return new Engine(List.of());
    }

    public StateMachines stateMachines() {
        return facade(StateMachines.class);
    }

    public Executions executions() {
        return facade(Executions.class);
    }

    public Activities activities() {
        return facade(Activities.class);
    }

    public TaskTokens taskTokens() {
        return facade(TaskTokens.class);
    }

    private <T> T facade(Class<T> type) {
        return facades.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    public EngineMetrics metrics() {
        return metrics;
    }

    /** Takes no new work, lets calls under way finish for a while, writes everything down, and stops. */
    @Override
    public void close() {}
}
