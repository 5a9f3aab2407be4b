package dev.stepwell.engine.call;

import dev.stepwell.engine.Ticker;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import java.time.Duration;

/** Makes task calls whose attempts are durable, and tells their outcomes. Thread-safe. */
public interface Calls {
    /** Makes the call when its turn comes. */
    void call(PendingCall call);

    /** Nobody waits for this attempt any more; without effect when it is over. */
    void cancel(ExecutionKey execution, Attempt attempt);

    /** Whether so many calls wait that nothing should be begun that may add to them. */
    boolean isCongested();

    /** Makes no further call: those that wait for their turn, and those that still come, are told to be unmade. */
    void handBack();

    /** Waits until no call is under way or waiting, but no longer than this. */
    void drain(Duration patience, Ticker ticker) throws InterruptedException;

    /** Gives up every call; their outcomes are unknown. */
    void abandon();
}
