package dev.stepwell.bench.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures a server from outside; docs/benchmarks.md has the commands. {@code --workload} is one of:
 *
 * <ul>
 *   <li>{@code chain}, {@code express}, {@code activity}, {@code lambda}, {@code map}: sustained, against a server that
 *       runs: {@code --endpoint URL --pid PID --clients N --seconds S --runs N --disk DIR};
 *   <li>{@code startup}, {@code parked}, {@code wakes}, {@code restart}, {@code big-history}: with a server of their
 *       own: {@code --launcher FILE --port N --disk DIR --count N}.
 * </ul>
 */
public final class LoadHarness {
    private static final double WARM_UP_SHARE = 0.2;
    private static final double WARM_UP_SECONDS_MAX = 10;

    private LoadHarness() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.read(arguments);
        System.out.println(FsyncProbe.line(options.disk()));
        switch (options.text("workload", "chain")) {
            case "chain" -> sustain(new ChainLoad(options), options);
            case "express" -> sustain(new ExpressLoad(options), options);
            case "activity" -> sustain(new ActivityLoad(options), options);
            case "lambda" -> sustain(new LambdaLoad(options), options);
            case "map" -> sustain(new MapLoad(options), options);
            case "startup" -> new StartupTrial(options).run();
            case "parked" -> new ParkedTrial(options).run();
            case "wakes" -> new WakesTrial(options).run();
            case "restart" -> new RestartTrial(options).run();
            case "big-history" -> new HistoryTrial(options).run();
            default -> throw new IllegalArgumentException("unknown workload " + options.text("workload", ""));
        }
    }

    private static void sustain(Sustained load, Options options) throws IOException {
        try (Api api = new Api(options.endpoint())) {
            load.prepare(api);
            var _ = load.run(api, Math.min(WARM_UP_SECONDS_MAX, options.seconds() * WARM_UP_SHARE));
            double[] rates = new double[options.whole("runs", 5)];
            for (int i = 0; i < rates.length; i++) {
                rates[i] = measured(load, api, options);
            }
            Arrays.sort(rates);
            System.out.printf(
                    Locale.ROOT,
                    "median of %d runs: %.0f/s (%.0f to %.0f)%n",
                    rates.length,
                    rates[rates.length / 2],
                    rates[0],
                    rates[rates.length - 1]);
        }
    }

    private static double measured(Sustained load, Api api, Options options) throws IOException {
        long pid = options.pid();
        ProcessUsage before = pid == 0 ? null : ProcessUsage.of(pid);
        ProcessUsage self = ProcessUsage.of(ProcessHandle.current().pid());
        Measured run = load.run(api, options.seconds());
        UsageDelta usage = before == null ? UsageDelta.UNKNOWN : UsageDelta.between(before, ProcessUsage.of(pid));
        double own = ProcessUsage.of(ProcessHandle.current().pid()).cpuSeconds() - self.cpuSeconds();
        System.out.printf(Locale.ROOT, "%s; generator: %.2f cores%n", run.line(usage), own / run.seconds());
        return run.rate();
    }
}
