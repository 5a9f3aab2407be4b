package dev.stepwell.server.logs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names of log streams, and which of them have been made. As AWS's: the machine, the hour, and who writes. Thread-safe.
 */
final class LogStreams {
    /** Streams that are remembered; one that is not is made again, which does no harm. */
    static final int KNOWN_MAX = 1_024;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH").withZone(ZoneOffset.UTC);

    private final String writer;
    private final Map<String, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN_MAX;
        }
    };

    /** @param writer tells the streams of this process from those of others */
    LogStreams(String writer) {
        this.writer = writer;
    }

    String name(LogDestination to, Instant now) {
        return "states/" + to.machineName() + "/" + HOUR.format(now) + "/" + writer;
    }

    synchronized boolean isMade(LogDestination to, String stream) {
        return known.get(key(to, stream)) != null;
    }

    synchronized void made(LogDestination to, String stream) {
        known.put(key(to, stream), true);
    }

    private static String key(LogDestination to, String stream) {
        return to.group() + ":" + stream;
    }
}
