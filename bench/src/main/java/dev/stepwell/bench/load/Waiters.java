package dev.stepwell.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Kinds of executions that wait long: for a timer, for a token, for an activity's worker, for a Lambda call. */
enum Waiters {
    TIMER,
    TOKEN,
    ACTIVITY,
    CALL;

    /** A Wait may last for a year. */
    private static final Duration LONG = Duration.ofDays(300);

    static Waiters of(Options options) {
        return valueOf(options.text("kind", "timer").toUpperCase(Locale.ROOT));
    }

    /** The request that starts one. */
    byte[] start(Api api) throws IOException {
        Instant hence = Instant.ofEpochSecond(Instant.now().getEpochSecond()).plus(LONG);
        String input = "{\"until\":\"" + hence + "\",\"order\":42}";
        String definition = switch (this) {
            case TIMER -> Definition.sleep();
            case TOKEN -> Definition.token(LambdaLoad.FUNCTION);
            case ACTIVITY -> Definition.tasks(1, api.activity("load-nobody"));
            case CALL -> Definition.tasks(1, LambdaLoad.FUNCTION);
        };
        return api.request("StartExecution", Api.start(api.machine("load-" + this, "STANDARD", definition), input));
    }

    /** Refuses to measure executions that ended at once. */
    static void requireOpen(Api api) throws IOException {
        if (api.metric("executions_ended_total") > 0) {
            throw new IllegalStateException("some of the executions do not wait but have ended");
        }
    }

    /** The request that starts one which sleeps until then. */
    static byte[] until(Api api, String machine, Instant moment) {
        return api.request("StartExecution", Api.start(machine, "{\"until\":\"" + moment + "\"}"));
    }
}
