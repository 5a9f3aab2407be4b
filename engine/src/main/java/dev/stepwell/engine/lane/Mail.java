package dev.stepwell.engine.lane;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Started;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Reply;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.engine.express.ExpressStart;
import dev.stepwell.engine.row.Message;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a lane is asked to do. Somebody waits for those with a reply and may ask again; the others must not be lost. */
public sealed interface Mail {
    /**
     * A client's start.
     *
     * @param named whether the client chose the name, so that it may exist already
     */
    record Start(Machine machine, String arn, String name, boolean named, Payload input, Reply<Started> reply)
            implements Mail {}

    /** A start of an Express machine that nobody waits for the end of. */
    record StartExpress(ExpressStart start, Reply<Started> reply) implements Mail {}

    /** An asynchronous Express execution has run to its end. */
    record ExpressEnded(ExecutionKey execution) implements Mail {}

    /**
     * What became of an attempt.
     *
     * @param reply of whoever carries a task token, or null for a task call's result
     */
    record Answered(
            ExecutionKey execution,
            Attempt attempt,
            Answer answer,
            @Nullable Reply<Boolean> reply) implements Mail {}

    /** The call of an attempt was not made, because the engine closes; it is made after the next start. */
    record Unmade(ExecutionKey execution, Attempt attempt) implements Mail {}

    /** StopExecution. */
    record Stop(
            ExecutionKey execution,
            String arn,
            @Nullable String error,
            @Nullable String cause,
            Reply<Instant> reply) implements Mail {}

    /** RedriveExecution. */
    record Redrive(
            ExecutionKey execution, String arn, @Nullable String clientToken, Reply<Instant> reply) implements Mail {}

    /** Go on with a step that was cut short. */
    record Again(ExecutionKey execution) implements Mail {}

    /** A message of an execution in partition {@code sender}, which keeps it as {@code number}. */
    record Told(int sender, long number, Message message) implements Mail {}

    /** The receiver's side of message {@code number} is durable. */
    record Acknowledged(int sender, long number) implements Mail {}

    /** The partition it is for. */
    default int partition() {
        return switch (this) {
            case Start start -> RowKeys.partition(start.arn());
            case StartExpress express -> express.start().key().partition();
            case ExpressEnded(var execution) -> execution.partition();
            case Answered answered -> answered.execution().partition();
            case Unmade(var execution, var _) -> execution.partition();
            case Stop stop -> stop.execution().partition();
            case Redrive redrive -> redrive.execution().partition();
            case Again(var execution) -> execution.partition();
            case Told told -> told.message().receiver();
            case Acknowledged(var sender, var _) -> sender;
        };
    }

    /** Bytes of input that it carries, if it begins something new. */
    default int bytes() {
        return switch (this) {
            case Start start -> start.input().size();
            case StartExpress express -> express.start().input().size();
            case ExpressEnded _, Answered _, Unmade _, Stop _, Redrive _, Again _, Told _, Acknowledged _ -> 0;
        };
    }

    /** Whether somebody waits for an answer, and may ask again. */
    default boolean isAwaited() {
        return switch (this) {
            case Start _, StartExpress _, Stop _, Redrive _ -> true;
            case Answered answered -> answered.reply() != null;
            case ExpressEnded _, Unmade _, Again _, Told _, Acknowledged _ -> false;
        };
    }

    /** Refuses whoever waits, if somebody does. */
    default void refuse(Refused why) {
        switch (this) {
            case Start start -> start.reply().refuse(why);
            case StartExpress express -> express.reply().refuse(why);
            case Stop stop -> stop.reply().refuse(why);
            case Redrive redrive -> redrive.reply().refuse(why);
            case Answered(var _, var _, var _, var reply) -> {
                if (reply != null) {
                    reply.refuse(why);
                }
            }
            case ExpressEnded _, Unmade _, Again _, Told _, Acknowledged _ -> {}
        }
    }
}
