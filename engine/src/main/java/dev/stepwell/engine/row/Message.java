package dev.stepwell.engine.row;

import com.google.protobuf.UnsafeByteOperations;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.ChildEndedRecord;
import dev.stepwell.engine.record.ChildRefusedRecord;
import dev.stepwell.engine.record.ChildStartedRecord;
import dev.stepwell.engine.record.MessageRecord;
import dev.stepwell.engine.record.StartChildRecord;
import dev.stepwell.engine.record.StopChildRecord;
import dev.stepwell.interpreter.EngineBug;
import java.time.Instant;

/**
 * What one execution tells another. It lies in the sender's outbox until the receiver's answer to it is durable, and is
 * sent again after a crash; so each is harmless when it comes twice: a child knows by its name and its parent's attempt
 * that it was started already, and an attempt takes one answer only.
 */
public sealed interface Message {
    /**
     * Start this execution for me.
     *
     * @param machineArn of a machine, a version or an alias
     */
    record StartChild(ParentLink parent, String machineArn, String name, Payload input) implements Message {
        /** The ARN the child has or will have. */
        public String childArn() {
            return MachineArn.of(machineArn).machine().replace(MachineArn.STATE_MACHINE, ":execution:") + ':' + name;
        }
    }

    /** The task that started you was given up. */
    record StopChild(String childArn) implements Message {}

    /** Your child runs. */
    record ChildStarted(ParentLink parent, String childArn, Instant startDate) implements Message {}

    /** Your child could not be started; code and message are those of StartExecution. */
    record ChildRefused(ParentLink parent, String code, String message) implements Message {}

    /** Your child is over; the rest stands in its own rows. */
    record ChildEnded(ParentLink parent, String childArn) implements Message {}

    /** The partition that gets it. */
    default int receiver() {
        return switch (this) {
            case StartChild start -> RowKeys.partition(start.childArn());
            case StopChild(var childArn) -> RowKeys.partition(childArn);
            case ChildStarted started -> started.parent().execution().partition();
            case ChildRefused refused -> refused.parent().execution().partition();
            case ChildEnded ended -> ended.parent().execution().partition();
        };
    }

    default byte[] encode() {
        MessageRecord.Builder record = MessageRecord.newBuilder();
        switch (this) {
            case StartChild(var parent, var machineArn, var name, var input) ->
                record.setStartChild(StartChildRecord.newBuilder()
                        .setParent(parent.record())
                        .setMachineArn(machineArn)
                        .setName(name)
                        .setInput(UnsafeByteOperations.unsafeWrap(input.utf8())));
            case StopChild(var childArn) ->
                record.setStopChild(StopChildRecord.newBuilder().setChildArn(childArn));
            case ChildStarted(var parent, var childArn, var startDate) ->
                record.setChildStarted(ChildStartedRecord.newBuilder()
                        .setParent(parent.record())
                        .setChildArn(childArn)
                        .setStartMillis(startDate.toEpochMilli()));
            case ChildRefused(var parent, var code, var message) ->
                record.setChildRefused(ChildRefusedRecord.newBuilder()
                        .setParent(parent.record())
                        .setCode(code)
                        .setMessage(message));
            case ChildEnded(var parent, var childArn) ->
                record.setChildEnded(
                        ChildEndedRecord.newBuilder().setParent(parent.record()).setChildArn(childArn));
        }
        return Stamp.MESSAGE.write(record.build());
    }

    static Message decode(byte[] bytes) {
        MessageRecord record = Stamp.MESSAGE.read(bytes, MessageRecord.parser());
        return switch (record.getBodyCase()) {
            case START_CHILD -> startChild(record.getStartChild());
            case STOP_CHILD -> new StopChild(record.getStopChild().getChildArn());
            case CHILD_STARTED -> childStarted(record.getChildStarted());
            case CHILD_REFUSED -> childRefused(record.getChildRefused());
            case CHILD_ENDED ->
                new ChildEnded(
                        ParentLink.of(record.getChildEnded().getParent()),
                        record.getChildEnded().getChildArn());
            case BODY_NOT_SET -> throw new EngineBug("a message in the outbox says nothing");
        };
    }

    private static Message startChild(StartChildRecord record) {
        return new StartChild(
                ParentLink.of(record.getParent()),
                record.getMachineArn(),
                record.getName(),
                Payload.ofUtf8(record.getInput().toByteArray()));
    }

    private static Message childStarted(ChildStartedRecord record) {
        return new ChildStarted(
                ParentLink.of(record.getParent()), record.getChildArn(), Instant.ofEpochMilli(record.getStartMillis()));
    }

    private static Message childRefused(ChildRefusedRecord record) {
        return new ChildRefused(ParentLink.of(record.getParent()), record.getCode(), record.getMessage());
    }
}
