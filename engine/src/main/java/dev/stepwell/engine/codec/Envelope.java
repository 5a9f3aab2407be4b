package dev.stepwell.engine.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.stepwell.interpreter.EngineBug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** The frame around every stored value: a kind byte, a version byte, a message with its length, and bytes behind it. */
final class Envelope {
    private static final int HEADER = 2;
    private static final String NEWER = ", which a newer version of Stepwell wrote: go back to that";

    private Envelope() {}

    /** What a value is. A number, once assigned, is never reused. */
    enum Kind {
        HISTORY_CHUNK(1),
        STATE_HEADER(2),
        STATE_SCOPE(3),
        STATE_PAGE(4),
        STATE_PAYLOAD(5);

        private static final byte VERSION = 1;
        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    static byte[] seal(Kind kind, MessageLite message, List<byte[]> behind) {
        int messageSize = message.getSerializedSize();
        int lengthSize = CodedOutputStream.computeUInt32SizeNoTag(messageSize);
        int total = HEADER + lengthSize + messageSize;
        for (byte[] bytes : behind) {
            total = Math.addExact(total, bytes.length);
        }
        byte[] sealed = new byte[total];
        sealed[0] = kind.code;
        sealed[1] = Kind.VERSION;
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(sealed, HEADER, lengthSize + messageSize);
            out.writeUInt32NoTag(messageSize);
            message.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("an array of the computed size was too small", e);
        }
        int at = HEADER + lengthSize + messageSize;
        for (byte[] bytes : behind) {
            System.arraycopy(bytes, 0, sealed, at, bytes.length);
            at += bytes.length;
        }
        return sealed;
    }

    /** Whether it looks like a value of a later format, and not like damage. */
    private static boolean isNewer(byte[] sealed) {
        return sealed[1] > Kind.VERSION && Arrays.stream(Kind.values()).anyMatch(kind -> kind.code == sealed[0]);
    }

    static Kind kind(byte[] sealed) {
        if (sealed.length < HEADER || sealed[1] != Kind.VERSION) {
            throw new EngineBug("Expected a stored value of version " + Kind.VERSION + ", but found "
                    + (sealed.length < HEADER
                            ? sealed.length + " bytes"
                            : "version " + sealed[1] + (isNewer(sealed) ? NEWER : "")));
        }
        for (Kind kind : Kind.values()) {
            if (kind.code == sealed[0]) {
                return kind;
            }
        }
        throw new EngineBug("Expected a stored value of a known kind, but found kind " + sealed[0]);
    }

    static <M extends MessageLite> Opened<M> open(Kind kind, byte[] sealed, Parser<M> parser) {
        if (kind(sealed) != kind) {
            throw new EngineBug("Expected a stored value of kind " + kind + ", but found " + kind(sealed));
        }
        try {
            CodedInputStream in = CodedInputStream.newInstance(sealed, HEADER, sealed.length - HEADER);
            int length = in.readRawVarint32();
            int begin = HEADER + in.getTotalBytesRead();
            if (length < 0 || length > sealed.length - begin) {
                throw new EngineBug("a stored value of kind " + kind + " is said to have " + length + " bytes, and "
                        + (sealed.length - begin) + " are left");
            }
            return new Opened<>(parser.parseFrom(sealed, begin, length), begin + length);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException("a stored value of kind " + kind + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored value of kind " + kind + " ends too soon", e);
        }
    }

    /** @param end where the bytes behind the message begin */
    record Opened<M>(M message, int end) {}
}
