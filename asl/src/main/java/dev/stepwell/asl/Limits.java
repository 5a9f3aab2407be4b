package dev.stepwell.asl;

import java.time.Duration;

/**
 * The limits of the service as settings. {@link #aws()} are AWS's quotas; {@link #relaxed()} lifts payload, history and
 * concurrency; each can be set alone.
 *
 * @param definitionCharsMax length of a definition
 * @param payloadBytesMax UTF-8 size of an input, output or task result
 * @param historyEventsMax events of one execution; the last one is the failure
 * @param variableBytesMax size of one variable, and of all variables of one Assign
 * @param variablesBytesMax size of all variables of one execution
 * @param mapConcurrencyMax iterations of one inline Map that run at the same time
 * @param executionSecondsMax longest life of an execution
 * @param openExecutionsMax executions open at the same time
 * @param stateMachinesMax state machines
 * @param activitiesMax activities
 * @param versionsPerMachineMax versions of one state machine
 * @param aliasesPerMachineMax aliases of one state machine
 * @param pollersPerActivityMax GetActivityTask calls waiting for one activity
 * @param requestBytesMax size of one API request
 */
public record Limits(
        int definitionCharsMax,
        int payloadBytesMax,
        int historyEventsMax,
        int variableBytesMax,
        int variablesBytesMax,
        int mapConcurrencyMax,
        long executionSecondsMax,
        int openExecutionsMax,
        int stateMachinesMax,
        int activitiesMax,
        int versionsPerMachineMax,
        int aliasesPerMachineMax,
        int pollersPerActivityMax,
        int requestBytesMax) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final long YEAR_SECONDS = 31_536_000;

    /** AWS's quotas. */
    public static Limits aws() {
        return new Limits(
                MIB,
                256 * KIB,
                25_000,
                256 * KIB,
                10 * MIB,
                40,
                YEAR_SECONDS,
                1_000_000,
                100_000,
                100_000,
                1_000,
                100,
                1_000,
                MIB);
    }

    /** The same for an Express execution: a life of its own length, and no limit on events, because it keeps none. */
    public Limits forExpress(Duration life) {
        return new Limits(
                definitionCharsMax,
                payloadBytesMax,
                Integer.MAX_VALUE,
                variableBytesMax,
                variablesBytesMax,
                mapConcurrencyMax,
                life.toSeconds(),
                openExecutionsMax,
                stateMachinesMax,
                activitiesMax,
                versionsPerMachineMax,
                aliasesPerMachineMax,
                pollersPerActivityMax,
                requestBytesMax);
    }

    /** For those who are not bound by AWS's quotas: sized so that one node stays healthy. */
    public static Limits relaxed() {
        return new Limits(
                8 * MIB,
                16 * MIB,
                1_000_000,
                16 * MIB,
                64 * MIB,
                1_000,
                10 * YEAR_SECONDS,
                10_000_000,
                1_000_000,
                1_000_000,
                10_000,
                1_000,
                10_000,
                32 * MIB);
    }
}
