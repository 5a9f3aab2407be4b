package dev.stepwell.store.rocksdb.powercut;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system call of a trace. One that ends before another begins also came before it: the tracer holds each thread until
 * it has seen the beginning, and again until it has seen the end.
 *
 * @param arguments as strace writes them with {@code -yy -xx}
 * @param result what it returned; -1 when it failed
 * @param begin the place in the trace where it was entered
 * @param end the place in the trace where it had returned
 */
public record Syscall(String name, List<String> arguments, long result, int begin, int end) {
    private static final Pattern FILE = Pattern.compile("(\\d+)<(.*)>");

    /** The number of its file descriptor. */
    public int fd() {
        return Integer.parseInt(file().group(1));
    }

    /** What its file descriptor stands for: a path, or addresses like {@code TCP:[from->to]}. */
    public String target() {
        return decode(file().group(2));
    }

    /** An argument that is a path. */
    public String path(int argument) {
        return new String(bytes(argument), StandardCharsets.UTF_8);
    }

    /** An argument that is a string of bytes. */
    public byte[] bytes(int argument) {
        String text = arguments.get(argument);
        if (!text.endsWith("\"")) {
            throw new IllegalStateException("the trace cut a string short: " + name + " at " + begin);
        }
        byte[] bytes = new byte[(text.length() - 2) / 4];
        for (int i = 0; i < bytes.length; i++) {
            int at = 1 + 4 * i + 2;
            bytes[i] = (byte) (Character.digit(text.charAt(at), 16) << 4 | Character.digit(text.charAt(at + 1), 16));
        }
        return bytes;
    }

    /** The bytes of a write, those of {@code writev} and {@code sendmsg} joined. */
    public byte[] written() {
        return name.equals("writev") || name.equals("sendmsg") ? joined(arguments.get(1)) : bytes(1);
    }

    private byte[] joined(String vector) {
        var all = new ByteArrayOutputStream();
        for (int from = vector.indexOf('"'); from >= 0; from = vector.indexOf('"', from)) {
            int to = vector.indexOf('"', from + 1) + 1;
            all.writeBytes(new Syscall(name, List.of(vector.substring(from, to)), 0, begin, end).bytes(0));
            from = to;
        }
        return all.toByteArray();
    }

    public boolean isSync() {
        return name.equals("fdatasync") || name.equals("fsync");
    }

    private Matcher file() {
        Matcher file = FILE.matcher(arguments.getFirst());
        if (!file.matches()) {
            throw new IllegalStateException(name + " at " + begin + " has no file: " + arguments.getFirst());
        }
        return file;
    }

    private static String decode(String text) {
        return Pattern.compile("\\\\x([0-9a-f]{2})")
                .matcher(text)
                .replaceAll(hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }
}
