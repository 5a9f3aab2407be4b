package dev.stepwell.engine;

import java.time.Duration;

/**
 * When new work is refused. A lane takes every start that there is room for until starts have waited longer than
 * {@code waitTarget} for the whole of {@code burst}: then it is overloaded, and only so many may wait as it gets done
 * within the target at its pace of now. It is calm again when they have waited less than half the target for as long.
 * Immutable.
 *
 * @param waitingMax starts waiting in one lane, also in a burst
 * @param waitingMin starts that may wait in one lane, however slow it is
 * @param waitingBytesMax bytes of input waiting in one lane
 * @param waitTarget how long a start should wait at most when more come than can be done
 * @param burst how long starts may wait longer than that before the lane counts as overloaded
 * @param waitMax a start that has waited this long is refused when its turn comes
 * @param progressMax commands for executions under way that wait in one lane; from there on nothing is begun, and the
 *     nearer to it, the less
 * @param expressRunsMax Express executions running at the same time; more are refused
 */
public record AdmissionOptions(
        int waitingMax,
        int waitingMin,
        long waitingBytesMax,
        Duration waitTarget,
        Duration burst,
        Duration waitMax,
        int progressMax,
        int expressRunsMax) {
    public AdmissionOptions {
        if (waitingMax < 1 || waitingMin < 1 || waitingBytesMax < 1 || progressMax < 1 || expressRunsMax < 1) {
            throw new IllegalArgumentException("caps of admission must be at least 1");
        }
        if (!waitTarget.isPositive() || waitMax.compareTo(waitTarget) < 0) {
            throw new IllegalArgumentException("waits must be positive and waitMax at least the target");
        }
    }

    public static AdmissionOptions defaults() {
        return new AdmissionOptions(
                4_096,
                64,
                64L * 1024 * 1024,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                4_096,
                10_000);
    }
}
