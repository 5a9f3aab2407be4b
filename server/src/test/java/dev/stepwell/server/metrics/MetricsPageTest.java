package dev.stepwell.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Engine;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.SystemEntropy;
import dev.stepwell.engine.SystemTicker;
import dev.stepwell.server.logs.LogMetrics;
import dev.stepwell.store.memory.FaultyStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The metrics of a real engine, read as Prometheus reads them. */
final class MetricsPageTest {
    private static final int STARTS = 20;
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\\\\\n]*\"})? (-?[0-9.]+(?:e-?[0-9]+)?)");

    private final SystemTicker ticker = new SystemTicker();
    private final FaultyStore store = new FaultyStore();
    private final Engine engine =
            Engine.open(EngineOptions.defaults().withLanes(2), store, List.of(), ticker, new SystemEntropy());
    private final MetricsPage page = new MetricsPage(engine.metrics(), engine::load, new LogMetrics());

    @AfterEach
    void close() {
        engine.close();
        store.close();
        ticker.close();
    }

    @Test
    void everySampleFollowsTheHelpAndTypeOfItsMetric() {
        String family = "";
        String type = "";
        Set<String> families = new HashSet<>();
        String[] lines = page.get().split("\n", -1);
        assertThat(lines[lines.length - 1]).isEmpty();
        for (int i = 0; i < lines.length - 1; i++) {
            if (lines[i].startsWith("# HELP ")) {
                family = lines[i].split(" ", 4)[2];
                assertThat(lines[i]).matches("# HELP [a-z_]+ [A-Z].*\\.");
                assertThat(lines[i + 1]).matches("# TYPE " + family + " (counter|gauge|histogram)");
                assertThat(families.add(family)).as(family + " comes once").isTrue();
            } else if (lines[i].startsWith("# TYPE ")) {
                type = lines[i].split(" ", 4)[3];
                assertThat(type.equals("counter")).as(lines[i]).isEqualTo(family.endsWith("_total"));
            } else {
                Matcher sample = SAMPLE.matcher(lines[i]);
                assertThat(sample.matches()).as(lines[i]).isTrue();
                String suffix = sample.group(1).substring(family.length());
                assertThat(sample.group(1)).startsWith(family);
                assertThat(suffix).as(lines[i]).matches(type.equals("histogram") ? "_(bucket|sum|count)" : "");
            }
        }
    }

    @Test
    void bucketsAreCumulativeAndEndWithTheCount() {
        run();
        Map<String, Double> last = new HashMap<>();
        Map<String, Double> samples = samples();
        page.get().lines().filter(line -> line.contains("_bucket{")).forEach(line -> {
            String name = line.substring(0, line.indexOf('{'));
            double value = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            assertThat(value).as(line).isGreaterThanOrEqualTo(last.getOrDefault(name, 0.0));
            last.put(name, value);
        });
        assertThat(last).isNotEmpty();
        last.forEach((name, value) -> assertThat(value).isEqualTo(samples.get(name.replace("_bucket", "_count"))));
    }

    @Test
    void countsWhatHappened() {
        run();

        Map<String, Double> samples = samples();

        assertThat(samples)
                .containsEntry("stepwell_executions_started_total", (double) STARTS)
                .containsEntry("stepwell_executions_ended_total", (double) STARTS)
                .containsEntry("stepwell_executions_open", 0.0)
                .containsEntry("stepwell_history_events_total", 4.0 * STARTS)
                .containsEntry("stepwell_start_wait_seconds_count", (double) STARTS)
                .containsEntry("stepwell_commit_executions_sum", (double) STARTS)
                .containsEntry("stepwell_refusals_total{reason=\"overload\"}", 0.0)
                .containsKeys("stepwell_lane_busy_seconds_total{lane=\"0\"}", "stepwell_lane_overloaded{lane=\"1\"}");
        assertThat(samples.get("stepwell_commit_seconds_count")).isBetween(1.0, (double) STARTS);
        assertThat(samples.get("process_cpu_seconds_total")).isPositive();
        assertThat(samples.get("jvm_memory_heap_used_bytes")).isPositive();
    }

    private void run() {
        String machine = engine.stateMachines()
                .create(new StateMachines.NewStateMachine(
                        "m",
                        "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}",
                        "arn:aws:iam::123456789012:role/r",
                        MachineType.STANDARD,
                        null,
                        null,
                        null,
                        Map.of(),
                        null))
                .arn();
        for (int i = 0; i < STARTS; i++) {
            engine.executions().start(machine, "e" + i, Payload.ofText("{}"));
        }
    }

    private Map<String, Double> samples() {
        Map<String, Double> samples = new HashMap<>();
        page.get().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            samples.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
        });
        return samples;
    }
}
