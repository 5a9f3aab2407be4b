package dev.stepwell.engine.lane;

import dev.stepwell.engine.call.ActivityQueues;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.express.ExpressRunner;
import java.util.function.Consumer;

/** Where effects go once they may. Thread-safe. */
public final class Outlets {
    private final Calls calls;
    private final ActivityQueues activities;
    private final ExpressRunner express;
    private final Consumer<String> machineLeft;
    private final Post post;

    /** @param machineLeft told when an execution of a machine that is being deleted has ended; must not block */
    public Outlets(
            Calls calls, ActivityQueues activities, ExpressRunner express, Consumer<String> machineLeft, Post post) {
        this.calls = calls;
        this.activities = activities;
        this.express = express;
        this.machineLeft = machineLeft;
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
            case Release.MachineLeft(var arn) -> machineLeft.accept(arn);
        }
    }
}
