package dev.stepwell.asl.json;

/** How long UTF-8 text becomes as a JSON string, quotes not counted. Stateless. */
public final class EscapedText {
    /** Any other control character: a backslash, a letter and four digits. */
    private static final int CODE_BYTES = 6;

    private EscapedText() {}

    /** Bytes of the escaped text. */
    public static long length(byte[] utf8) {
        long length = 0;
        for (byte each : utf8) {
            length += width(each);
        }
        return length;
    }

    /** How many bytes of the text, whole characters, are at most {@code max} bytes when escaped. */
    public static int fitting(byte[] utf8, long max) {
        long length = 0;
        int place = 0;
        while (place < utf8.length && length + width(utf8[place]) <= max) {
            length += width(utf8[place]);
            place++;
        }
        if (place == utf8.length) {
            return place;
        }
        while (place > 0 && isInsideCharacter(utf8[place])) {
            place--;
        }
        return place;
    }

    private static boolean isInsideCharacter(byte each) {
        return (each & 0xC0) == 0x80;
    }

    private static int width(byte each) {
        return switch (each) {
            case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> 2;
            default -> each >= 0 && each < ' ' ? CODE_BYTES : 1;
        };
    }
}
