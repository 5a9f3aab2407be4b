package dev.stepwell.engine.lane;

import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.NestedResults;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.Message;
import dev.stepwell.engine.row.ParentLink;
import dev.stepwell.interpreter.Command;
import dev.stepwell.store.ExecutionKey;
import java.time.Instant;

/** Does what messages of other executions ask for. Each may come twice. Confined to one lane. */
final class Inbox {
    private final LaneServices services;
    private final Memory memory;
    private final Starter starter;
    private final Stepper stepper;
    private final Outbox outbox;
    private final NestedResults results;

    Inbox(Parts parts) {
        this.services = parts.services();
        this.memory = parts.memory();
        this.starter = parts.starter();
        this.stepper = parts.stepper();
        this.outbox = parts.outbox();
        this.results = new NestedResults(services.entropy());
    }

    void told(Mail.Told mail, OpenBatch batch, Instant now) {
        switch (mail.message()) {
            case Message.StartChild start -> starter.startChild(start, batch, now);
            case Message.StopChild(var childArn) -> stop(childArn, batch, now);
            case Message.ChildStarted(var parent, var childArn, var startDate) ->
                answer(parent, results.started(parent.pattern(), childArn, startDate), batch, now);
            case Message.ChildRefused(var parent, var code, var message) ->
                answer(parent, results.refused(parent.pattern(), code, message), batch, now);
            case Message.ChildEnded(var parent, var childArn) -> ended(parent, childArn, batch, now);
        }
        outbox.received(mail.sender(), mail.number(), batch);
    }

    private void stop(String childArn, OpenBatch batch, Instant now) {
        Live fresh = starter.fresh(childArn);
        ExecutionKey key = fresh == null ? services.reader().find(childArn) : fresh.key;
        Live child = fresh != null ? fresh : key == null ? null : memory.find(key, batch, now);
        if (child != null && !child.isOver()) {
            stepper.step(child, new Command.Stop(null, null, now), batch);
        }
    }

    private void ended(ParentLink parent, String childArn, OpenBatch batch, Instant now) {
        Live live = memory.find(parent.execution(), batch, now);
        if (live == null || !live.state.awaits(parent.attempt())) {
            return;
        }
        ExecutionKey key = services.reader().find(childArn);
        ExecutionRow row = key == null ? null : services.reader().row(key);
        if (key == null || row == null) {
            String cause = "The execution " + childArn + " ended so long ago that it is no longer kept";
            answer(parent, new Answer.Failed("States.TaskFailed", cause), batch, now);
            return;
        }
        if (row.stopDate() == null) {
            // it was redriven meanwhile and will tell of its next end
            return;
        }
        answer(parent, results.ended(parent.pattern(), services.reader().describe(key, row)), batch, now);
    }

    private void answer(ParentLink parent, Answer answer, OpenBatch batch, Instant now) {
        Live live = memory.find(parent.execution(), batch, now);
        if (live == null || live.isOver()) {
            return;
        }
        boolean isLast = !(answer instanceof Answer.Submitted);
        if (stepper.step(live, answer.at(parent.attempt(), now), batch) && isLast && !live.isOver()) {
            Stepper.rememberChild(live, parent.attempt(), null, batch);
        }
    }
}
