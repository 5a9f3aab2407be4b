package dev.stepwell.store.rocksdb.powercut;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The batches that a trace shows being written to RocksDB's write-ahead logs. A log is made of blocks, a batch of one
 * or more fragments with a header each, as described in RocksDB's {@code db/log_format.h}.
 */
public final class LogRecords {
    private static final int BLOCK_BYTES = 32 * 1024;
    private static final int HEADER_BYTES = 7;
    /** The header of a log that may be used again ends with the log's number. */
    private static final int RECYCLABLE_HEADER_BYTES = 11;

    private static final int LENGTH_AT = 4;
    private static final int TYPE_AT = 6;
    private static final int RECYCLABLE_FIRST = 5;
    private static final int RECYCLABLE_LAST = 8;

    /**
     * A batch as it lies in the log.
     *
     * @param file the path of the log
     * @param bytes its content, a character for each byte
     * @param written the write that completed it
     */
    public record Batch(String file, String bytes, Syscall written) {}

    /** A log from one opening to the next. */
    private static final class Stream {
        private final String file;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final NavigableMap<Integer, Syscall> writes = new TreeMap<>();

        Stream(String file) {
            this.file = file;
        }

        void add(Syscall write) {
            bytes.write(write.written(), 0, Math.toIntExact(write.result()));
            writes.put(bytes.size(), write);
        }

        void addBatches(List<Batch> batches) {
            byte[] log = bytes.toByteArray();
            var batch = new ByteArrayOutputStream();
            int at = 0;
            while (at + HEADER_BYTES <= log.length) {
                int leftInBlock = BLOCK_BYTES - at % BLOCK_BYTES;
                if (leftInBlock < HEADER_BYTES) {
                    at += leftInBlock;
                    continue;
                }
                int length = (log[at + LENGTH_AT] & 0xFF) | (log[at + LENGTH_AT + 1] & 0xFF) << 8;
                int type = log[at + TYPE_AT];
                boolean isRecyclable = type >= RECYCLABLE_FIRST && type <= RECYCLABLE_LAST;
                int header = isRecyclable ? RECYCLABLE_HEADER_BYTES : HEADER_BYTES;
                if (type == 0 || leftInBlock < header) {
                    at += leftInBlock;
                    continue;
                }
                if (at + header + length > log.length) {
                    return;
                }
                batch.write(log, at + header, length);
                at += header + length;
                // whole, first, middle, last: 1 to 4, or 5 to 8
                int part = isRecyclable ? type - RECYCLABLE_FIRST + 1 : type;
                if (part == 1 || part == 4) {
                    Syscall last = writes.ceilingEntry(at).getValue();
                    batches.add(new Batch(file, batch.toString(StandardCharsets.ISO_8859_1), last));
                    batch.reset();
                }
            }
        }
    }

    private final List<Batch> batches = new ArrayList<>();

    /** @param calls those of one process */
    public LogRecords(List<Syscall> calls) {
        Map<Integer, Stream> open = new HashMap<>();
        List<Stream> all = new ArrayList<>();
        for (Syscall call : calls) {
            if (call.result() < 0) {
                continue;
            }
            if (call.name().equals("openat") && call.path(1).endsWith(".log")) {
                Stream stream = new Stream(call.path(1));
                open.put(Math.toIntExact(call.result()), stream);
                all.add(stream);
            } else if (call.name().equals("write") && call.target().endsWith(".log")) {
                Objects.requireNonNull(open.get(call.fd()), "a log that nobody opened")
                        .add(call);
            }
        }
        all.forEach(stream -> stream.addBatches(batches));
    }

    /** In the order of their logs. */
    public List<Batch> batches() {
        return batches;
    }

    /** The first batch with this text in it. */
    public Optional<Batch> find(String text) {
        return batches.stream().filter(batch -> batch.bytes().contains(text)).findFirst();
    }
}
