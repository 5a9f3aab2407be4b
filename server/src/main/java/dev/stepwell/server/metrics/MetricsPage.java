package dev.stepwell.server.metrics;

import dev.stepwell.engine.metric.EngineLoad;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.server.logs.LogMetrics;
import java.util.function.Supplier;

/** The text of {@code /metrics}, written anew each time. Thread-safe. */
public final class MetricsPage implements Supplier<String> {
    private final EngineMetrics engine;
    private final Supplier<EngineLoad> load;
    private final LogMetrics logs;

    /** @param load what the engine has on its hands when asked */
    public MetricsPage(EngineMetrics engine, Supplier<EngineLoad> load, LogMetrics logs) {
        this.engine = engine;
        this.load = load;
        this.logs = logs;
    }

    @Override
    public String get() {
        Exposition text = new Exposition();
        EngineText.write(engine, load.get(), text);
        LogText.write(logs, text);
        ProcessText.write(text);
        return text.toString();
    }
}
