package dev.stepwell.engine.lane;

import dev.stepwell.engine.call.ActivityQueues;
import dev.stepwell.engine.call.CallDispatcher;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.express.ExpressRunner;

/** Where effects go once they may. Thread-safe. */
public final class Outlets {
    private final CallDispatcher calls;
    private final ActivityQueues activities;
    private final ExpressRunner express;
    private final MachineCatalog machines;
    private final Post post;

    public Outlets(
            CallDispatcher calls,
            ActivityQueues activities,
            ExpressRunner express,
            MachineCatalog machines,
            Post post) {
        this.calls = calls;
        this.activities = activities;
        this.express = express;
        this.machines = machines;
        this.post = post;
    }

    void let(Release release) {
        switch (release) {
            case Release.Give<?> give -> give.now();
            case Release.Refuse(var reply, var why) -> reply.refuse(why);
            case Release.Call(var call) -> calls.call(call);
            case Release.CancelCall(var execution, var attempt) -> calls.cancel(execution, attempt);
            case Release.Offer(var activityArn, var offer) -> activities.offer(activityArn, offer);
            case Release.Begin(var start) ->
                express.begin(start, key -> post.to(key.partition(), new Mail.ExpressEnded(key)));
            case Release.Post(var partition, var mail) -> post.to(partition, mail);
            case Release.MachineLeft(var arn) ->
                Thread.ofVirtual().name("stepwell-machine-removal").start(() -> machines.removeWhenIdle(arn));
        }
    }
}
