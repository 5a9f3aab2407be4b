package dev.stepwell.engine;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Activities.ActivityTask;
import dev.stepwell.engine.Executions.Started;
import dev.stepwell.engine.call.ActivityOffer;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.TaskToken;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.express.ExpressRunner;
import dev.stepwell.engine.express.ExpressStart;
import dev.stepwell.engine.lane.Lanes;
import dev.stepwell.engine.lane.Mail;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.store.ExecutionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What clients and workers ask of running executions, without waiting for the answer: it comes when it is durable. A
 * request that cannot be taken at all throws {@link Refused} at once. Thread-safe.
 */
public final class Requests {
    private final Arns arns;
    private final MachineCatalog machines;
    private final Lanes lanes;
    private final ExpressRunner express;
    private final ExecutionReader reader;
    private final Ticker ticker;
    private final Entropy entropy;
    private final byte[] tokenKey;

    /** What it works with. */
    record Parts(
            Arns arns,
            MachineCatalog machines,
            Lanes lanes,
            ExpressRunner express,
            ExecutionReader reader,
            Ticker ticker,
            Entropy entropy,
            byte[] tokenKey) {}

    Requests(Parts parts) {
        this.arns = parts.arns();
        this.machines = parts.machines();
        this.lanes = parts.lanes();
        this.express = parts.express();
        this.reader = parts.reader();
        this.ticker = parts.ticker();
        this.entropy = parts.entropy();
        this.tokenKey = parts.tokenKey().clone();
    }

    /** See {@link Executions#requireRoom}. */
    public void requireRoom() {
        lanes.requireRoom();
    }

    /** See {@link Executions#start}. */
    public Reply<Started> start(String stateMachineArn, @Nullable String name, Payload input) {
        Machine machine = machines.running(stateMachineArn, entropy::nextLong);
        Reply<Started> reply = new Reply<>();
        if (machine.row().type() == MachineType.EXPRESS) {
            Refused refusal = express.refusal();
            if (refusal != null) {
                throw refusal;
            }
            ExpressStart start = expressStart(machine, name, input);
            lanes.admit(start.key().partition(), new Mail.StartExpress(start, reply));
        } else {
            String executionName = name == null ? entropy.uuid().toString() : name;
            String arn = arns.execution(machine.name(), executionName);
            lanes.admit(
                    RowKeys.partition(arn), new Mail.Start(machine, arn, executionName, name != null, input, reply));
        }
        return reply;
    }

    /** See {@link Executions#runExpress}. */
    public Reply<Outcome> runExpress(String stateMachineArn, @Nullable String name, Payload input) {
        return express.runElsewhere(synchronous(stateMachineArn, name, input));
    }

    /** The synchronous Express execution that a client asks for, not begun yet. */
    ExpressStart synchronous(String stateMachineArn, @Nullable String name, Payload input) {
        Machine machine = machines.running(stateMachineArn, entropy::nextLong);
        if (machine.row().type() != MachineType.EXPRESS) {
            throw Refusals.typeNotSupported();
        }
        return expressStart(machine, name, input);
    }

    private ExpressStart expressStart(Machine machine, @Nullable String name, Payload input) {
        String executionName = name == null ? entropy.uuid().toString() : name;
        String arn = arns.express(machine.name(), executionName, entropy.uuid().toString());
        Instant now = ticker.now();
        ExecutionKey key = RowKeys.express(RowKeys.partition(arn), now.toEpochMilli(), entropy.nextLong());
        return new ExpressStart(key, machine, arn, executionName, input, now);
    }

    /** See {@link Executions#stop}. */
    public Reply<Instant> stop(String executionArn, @Nullable String error, @Nullable String cause) {
        ExecutionKey key = reader.find(executionArn);
        if (key == null) {
            throw Refusals.executionDoesNotExist(executionArn);
        }
        Reply<Instant> reply = new Reply<>();
        lanes.to(key.partition(), new Mail.Stop(key, executionArn, error, cause, reply));
        return reply;
    }

    /** See {@link Executions#redrive}. */
    public Reply<Instant> redrive(String executionArn, @Nullable String clientToken) {
        ExecutionKey key = reader.find(executionArn);
        if (key == null) {
            throw Refusals.executionDoesNotExist(executionArn);
        }
        Reply<Instant> reply = new Reply<>();
        lanes.admit(key.partition(), new Mail.Redrive(key, executionArn, clientToken, reply));
        return reply;
    }

    /** An answer that carries a task token, see {@link TaskTokens}. */
    public Reply<Boolean> answer(String token, Answer answer) {
        TaskToken read = new TokenSmith(tokenKey).read(token);
        Reply<Boolean> reply = new Reply<>();
        lanes.to(read.execution().partition(), new Mail.Answered(read.execution(), read.attempt(), answer, reply));
        return reply;
    }

    /** A worker wants the activity task that it was offered; refused with a code of Task... when nobody awaits it. */
    public Reply<Boolean> take(String activityArn, ActivityOffer offer, @Nullable String workerName) {
        Reply<Boolean> reply = new Reply<>();
        lanes.to(
                offer.execution().partition(),
                new Mail.Answered(
                        offer.execution(), offer.attempt(), new Answer.Taken(activityArn, workerName), reply));
        return reply;
    }

    /** What a worker gets of a task that it took. */
    public ActivityTask task(ActivityOffer offer) {
        Payload input = switch (reader.event(offer.execution(), offer.attempt().number())
                .details()) {
            case EventDetails.ActivityScheduled scheduled -> scheduled.input();
            default -> throw new EngineBug("the attempt " + offer + " was not scheduled as an activity task");
        };
        return new ActivityTask(new TokenSmith(tokenKey).mint(offer.execution(), offer.attempt()), input);
    }
}
