package dev.stepwell.engine.row;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.stepwell.interpreter.EngineBug;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The two bytes before every persisted record: its kind and the version of its format. A kind, once assigned, is never
 * reused; a record of an unknown version is refused rather than guessed.
 */
enum Stamp {
    EXECUTION(16),
    LISTING(17),
    MESSAGE(18),
    MACHINE(19),
    REVISION(20),
    ACTIVITY(21),
    EXPRESS(22),
    MACHINE_VERSION(30),
    MACHINE_ALIAS(31),
    COUNT(40);

    private static final byte VERSION = 1;
    private static final int LENGTH = 2;
    private static final String NEWER = ", which a newer version of Stepwell wrote: go back to that";

    private final byte kind;

    Stamp(int kind) {
        this.kind = (byte) kind;
    }

    byte[] write(MessageLite message) {
        byte[] bytes = new byte[LENGTH + message.getSerializedSize()];
        bytes[0] = kind;
        bytes[1] = VERSION;
        try {
            CodedOutputStream output = CodedOutputStream.newInstance(bytes, LENGTH, bytes.length - LENGTH);
            message.writeTo(output);
            output.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new UncheckedIOException("a record did not fit the size it told", e);
        }
        return bytes;
    }

    private boolean isNewer(byte[] bytes) {
        return bytes.length >= LENGTH && bytes[0] == kind && bytes[1] > VERSION;
    }

    <T extends MessageLite> T read(byte[] bytes, Parser<T> parser) {
        if (bytes.length < LENGTH || bytes[0] != kind || bytes[1] != VERSION) {
            throw new EngineBug("expected a record of kind " + kind + " version " + VERSION + ", but it began with "
                    + (bytes.length < LENGTH ? "nothing" : bytes[0] + " " + bytes[1])
                    + (isNewer(bytes) ? NEWER : ""));
        }
        try {
            return parser.parseFrom(CodedInputStream.newInstance(bytes, LENGTH, bytes.length - LENGTH));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException("a record of kind " + kind + " is damaged", e);
        }
    }
}
