package dev.stepwell.engine.lane;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Reply;
import dev.stepwell.engine.call.ActivityOffer;
import dev.stepwell.engine.call.PendingCall;
import dev.stepwell.engine.express.ExpressStart;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;

/** Something a batch lets out once it is durable. */
sealed interface Release {
    /** Answers somebody. */
    record Give<T>(Reply<T> reply, T value) implements Release {
        void now() {
            reply.give(value);
        }
    }

    /** Refuses somebody, for a reason that is durable now. */
    record Refuse(Reply<?> reply, Refused why) implements Release {}

    record Call(PendingCall call) implements Release {}

    record CancelCall(ExecutionKey execution, Attempt attempt) implements Release {}

    record Offer(String activityArn, ActivityOffer offer) implements Release {}

    /** An Express execution whose start is durable. */
    record Begin(ExpressStart start) implements Release {}

    /** Mail for the lane of a partition. */
    record Post(int partition, Mail mail) implements Release {}

    /** An execution of a machine that is being deleted has ended. */
    record MachineLeft(String machineArn) implements Release {}
}
