package dev.stepwell.tasks.logs;

/**
 * One event of a log stream.
 *
 * @param millis when it happened, since 1970
 * @param message UTF-8 that nobody will change
 */
public record LogLine(long millis, byte[] message) {
    /** What CloudWatch Logs counts for an event beside its message, in bytes. */
    public static final int OVERHEAD_BYTES = 26;

    /** Longest message of an event that CloudWatch Logs takes everywhere, in bytes. */
    public static final int MESSAGE_BYTES_MAX = 256 * 1024 - OVERHEAD_BYTES;

    /** What CloudWatch Logs counts for it, in bytes. */
    public int bytes() {
        return message.length + OVERHEAD_BYTES;
    }
}
