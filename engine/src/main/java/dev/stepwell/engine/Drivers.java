package dev.stepwell.engine;

import dev.stepwell.engine.call.Answers;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.express.ExpressRun;
import dev.stepwell.engine.lane.EffectGate;
import dev.stepwell.engine.lane.LaneDriver;

/**
 * What lets the parts of one engine run: threads in a server, a single loop under virtual time in a simulator. The
 * parts themselves are handlers of events and do not know.
 */
public interface Drivers {
    /** The driver of a lane. */
    LaneDriver lane(int number, EffectGate gate);

    /** Who makes task calls and takes their outcomes to {@code answers}. */
    Calls calls(Answers answers);

    /** Runs an Express execution to its end, not on the calling thread. */
    void express(ExpressRun run);

    /** Does something that nobody waits for, not on the calling thread; it may read and write the store. */
    void background(Runnable work);
}
