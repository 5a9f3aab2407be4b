package dev.stepwell.tasks;

import java.util.HexFormat;
import java.util.UUID;

/** The one place where the connectors draw random names. Thread-safe. */
public final class TaskEntropy {
    private TaskEntropy() {}

    /** A new request id. */
    public static String requestId() {
        return UUID.randomUUID().toString();
    }

    /** A new tracing header that asks for no sampling, as AWS writes it. */
    public static String traceHeader() {
        UUID random = UUID.randomUUID();
        String seconds = HexFormat.of().toHexDigits((int) TaskClock.now().getEpochSecond());
        String high = HexFormat.of().toHexDigits(random.getMostSignificantBits());
        String low = HexFormat.of().toHexDigits(random.getLeastSignificantBits());
        return "Root=1-" + seconds + "-" + high + low.substring(0, 8) + ";Parent=" + low + ";Sampled=0";
    }
}
